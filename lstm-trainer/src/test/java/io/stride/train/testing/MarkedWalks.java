package io.stride.train.testing;

import io.stride.walk.engine.WalkEngine;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkSettings;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Walks that no graph has: every position of every walk shows a number of its own, so that a piece
 * tells where it was cut. Walk {@code w} of a node has {@code 1 + w % settings.length()} nodes.
 *
 * @param nodeCount nodes that walks start at
 * @param settings length and number of the walks
 */
public record MarkedWalks(int nodeCount, WalkSettings settings) implements WalkEngine {
  @Override
  public Iterator<int[]> walks(PrimitiveIterator.OfLong keys) {
    Iterable<Long> all = () -> keys;
    return StreamSupport.stream(all.spliterator(), false)
        .map(key -> walk(WalkKey.node(key), WalkKey.walk(key)))
        .iterator();
  }

  /** The walk {@code number} of {@code node}. */
  public int[] walk(int node, int number) {
    int start = (node * settings.perNode() + number) * settings.length();
    return IntStream.rangeClosed(start, start + number % settings.length()).toArray();
  }
}
