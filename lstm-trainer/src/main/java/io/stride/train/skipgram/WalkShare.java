package io.stride.train.skipgram;

import io.stride.train.batch.KeyedPermutation;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkRandom;
import io.stride.walk.sampling.WalkSettings;
import java.io.Serializable;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * The walks that are trained on, evenly over the nodes: every node leads equally many, but for one
 * more at some nodes if the share asks for it. Only numbers are computed: nothing is materialised.
 *
 * @param nodeCount nodes of the graph, at least 1
 * @param walks how many walks, at least 1
 * @param seed which nodes lead one more, and in which order walks are trained on
 */
record WalkShare(int nodeCount, long walks, long seed) implements Serializable {

  /** The given share of all walks, in (0, 1]. */
  static WalkShare of(int nodeCount, WalkSettings settings, double share, long seed) {
    long all = (long) nodeCount * settings.perNode();
    return new WalkShare(nodeCount, Math.max(1, Math.round(all * share)), seed);
  }

  /** Walks that partition {@code partition} of {@code partitions} has. */
  long count(int partition, int partitions) {
    return Math.max(0, (walks - partition + partitions - 1) / partitions);
  }

  /**
   * Walks in the order of an epoch.
   *
   * @param from number of the first of the partition's walks
   * @param to number of the one after the last, at most {@link #count}
   */
  PrimitiveIterator.OfLong keys(int epoch, int partition, int partitions, long from, long to) {
    KeyedPermutation order = new KeyedPermutation(walks, WalkRandom.mix(seed) + epoch);
    KeyedPermutation nodes = new KeyedPermutation(nodeCount, seed);
    return LongStream.range(from, to)
        .map(i -> key(order.at(partition + i * partitions), nodes))
        .iterator();
  }

  private long key(long number, KeyedPermutation nodes) {
    return WalkKey.of((int) nodes.at(number % nodeCount), (int) (number / nodeCount));
  }
}
