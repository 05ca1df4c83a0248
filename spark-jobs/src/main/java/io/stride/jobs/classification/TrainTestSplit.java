package io.stride.jobs.classification;

import io.stride.jobs.evaluation.KeyedHash;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which nodes train and which test. A node's place follows from (seed, split, node id) alone, so a
 * larger share of the same split contains the smaller one.
 */
final class TrainTestSplit implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double fraction;
  private final int number;
  private final int[] train;
  private final int[] test;

  private TrainTestSplit(double fraction, int number, int[] train, int[] test) {
    this.fraction = fraction;
    this.number = number;
    this.train = train;
    this.test = test;
  }

  /**
   * Puts the nodes that {@code training} names on the training side.
   *
   * @param ids node ids
   * @param training ids of some of them, at least one, but not of all
   * @param seed of the order of the training nodes
   */
  static TrainTestSplit given(List<String> ids, Set<String> training, long seed) {
    int[] train =
        IntStream.range(0, ids.size())
            .filter(node -> training.contains(ids.get(node)))
            .boxed()
            .sorted(
                Comparator.comparingLong(
                    (Integer node) -> KeyedHash.of(seed, KeyedHash.ofText(ids.get(node)))))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] test =
        IntStream.range(0, ids.size()).filter(node -> !training.contains(ids.get(node))).toArray();
    return new TrainTestSplit((double) train.length / ids.size(), 0, train, test);
  }

  /** The share of training nodes that was asked for. */
  double fraction() {
    return fraction;
  }

  /** Its number among the splits of this share, from 0. */
  int number() {
    return number;
  }

  /** Positions of the training nodes, at least one, in random order; not to be changed. */
  int[] train() {
    return train;
  }

  /** Positions of all other nodes, at least one; not to be changed. */
  int[] test() {
    return test;
  }

  /**
   * Puts the nearest whole number of nodes to {@code fraction} on the training side.
   *
   * @param ids node ids; at least two
   * @param fraction &gt; 0 and &lt; 1
   */
  static TrainTestSplit of(List<String> ids, double fraction, long seed, int split) {
    long[] keys =
        ids.stream().mapToLong(id -> KeyedHash.of(seed, split, KeyedHash.ofText(id))).toArray();
    int[] order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer node) -> keys[node]))
            .mapToInt(Integer::intValue)
            .toArray();
    int cut = (int) Math.round(fraction * order.length);
    cut = Math.max(1, Math.min(order.length - 1, cut));
    return new TrainTestSplit(
        fraction,
        split,
        Arrays.copyOfRange(order, 0, cut),
        Arrays.copyOfRange(order, cut, order.length));
  }
}
