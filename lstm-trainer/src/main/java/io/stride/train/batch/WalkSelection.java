package io.stride.train.batch;

import io.stride.walk.engine.WalkKey;
import io.stride.walk.sampling.WalkRandom;
import io.stride.walk.sampling.WalkSettings;
import java.io.Serializable;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * Which walks train and which are held out, and in which order each partition sees them. All walks
 * of all nodes stand in one random order; the first are trained on, the last are held out, so the
 * two never overlap. Only numbers are computed: nothing is materialised.
 *
 * @param nodeCount nodes of the graph, at least 1
 * @param perNode walks of each node, at least 1
 * @param trainingWalks number of walks in an epoch
 * @param validationWalks number of walks held out; with {@code trainingWalks} at most all walks
 * @param seed the order
 */
public record WalkSelection(
    int nodeCount, int perNode, long trainingWalks, long validationWalks, long seed)
    implements Serializable {

  /**
   * Chooses about as many walks as hold {@code tokens} nodes.
   *
   * @param nodeCount nodes of the graph
   * @param walks how walks are drawn
   * @param tokens nodes of the walks that an epoch trains on
   * @param validation share of the chosen walks that is held out, in (0, 1)
   */
  public static WalkSelection of(
      int nodeCount, WalkSettings walks, long tokens, double validation) {
    long all = (long) nodeCount * walks.perNode();
    long chosen = Math.min(all, Math.max(2, tokens / walks.length()));
    long heldOut = Math.max(1, Math.min(chosen - 1, Math.round(chosen * validation)));
    return new WalkSelection(nodeCount, walks.perNode(), chosen - heldOut, heldOut, walks.seed());
  }

  /** The walks that partition {@code partition} of {@code partitions} trains on in an epoch. */
  PrimitiveIterator.OfLong training(int epoch, int partition, int partitions) {
    KeyedPermutation all = order();
    KeyedPermutation shuffled = new KeyedPermutation(trainingWalks, WalkRandom.mix(seed) + epoch);
    long share = (trainingWalks - partition + partitions - 1) / partitions;
    return LongStream.range(0, Math.max(0, share))
        .map(i -> key(all.at(shuffled.at(partition + i * partitions))))
        .iterator();
  }

  /** The walks held out, the same in every epoch. */
  PrimitiveIterator.OfLong validation(int partition, int partitions) {
    KeyedPermutation all = order();
    long last = (long) nodeCount * perNode - 1;
    long share = (validationWalks - partition + partitions - 1) / partitions;
    return LongStream.range(0, Math.max(0, share))
        .map(i -> key(all.at(last - (partition + i * partitions))))
        .iterator();
  }

  private KeyedPermutation order() {
    return new KeyedPermutation((long) nodeCount * perNode, seed);
  }

  private long key(long number) {
    return WalkKey.of((int) (number % nodeCount), (int) (number / nodeCount));
  }
}
