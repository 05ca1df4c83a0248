package io.stride.train.testing;

import io.stride.walk.engine.WalkEngine;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import java.util.Arrays;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks on an unweighted graph, drawn wherever they are asked for, with or without Spark.
 *
 * @param graph where to walk
 * @param settings how to walk
 */
public record LocalWalks(CompactGraph graph, WalkSettings settings) implements WalkEngine {
  @Override
  public int nodeCount() {
    return graph.nodeCount();
  }

  @Override
  public Iterator<int[]> walks(PrimitiveIterator.OfLong keys) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, settings), settings);
    int[] path = new int[settings.length()];
    Iterable<Long> all = () -> keys;
    Stream<int[]> walks =
        StreamSupport.stream(all.spliterator(), false)
            .map(
                key ->
                    Arrays.copyOf(
                        path, sampler.sample(WalkKey.node(key), WalkKey.walk(key), path)));
    return walks.iterator();
  }
}
