package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;

/**
 * The pairs that train and test the link classifiers, each as a flat list of two nodes per pair.
 *
 * @param trainEdges edges of the residual graph
 * @param trainNonEdges as many pairs that are no edges of the full graph
 * @param testEdges the held-out edges
 * @param testNonEdges as many other pairs that are no edges of the full graph
 */
record PairSets(int[] trainEdges, int[] trainNonEdges, int[] testEdges, int[] testNonEdges) {
  /**
   * Training pairs of a kind at most. A linear classifier of some hundred numbers gains nothing
   * from more, and as doubles of 128 numbers 2 x 50,000 pairs take 100 MB for each operator.
   */
  static final int MAX_TRAIN_PAIRS = 50_000;

  /** Key of this use of the seed: the forest must not decide which edges train. */
  private static final long PURPOSE = 0x747261696eL;

  static PairSets of(CompactGraph graph, EdgeHoldout holdout, long seed) {
    int[] trainEdges = trainEdges(holdout.residual(), seed);
    int[] nonEdges = NonEdgeSampler.sample(graph, trainEdges.length / 2 + holdout.achieved(), seed);
    return new PairSets(
        trainEdges,
        Arrays.copyOf(nonEdges, trainEdges.length),
        holdout.heldOut(),
        Arrays.copyOfRange(nonEdges, trainEdges.length, nonEdges.length));
  }

  private static int[] trainEdges(CompactGraph residual, long seed) {
    Links links = Links.of(residual);
    int[] order = links.shuffled(seed ^ PURPOSE);
    int[] pairs = new int[2 * Math.min(order.length, MAX_TRAIN_PAIRS)];
    for (int i = 0; i < pairs.length / 2; i++) {
      pairs[2 * i] = links.source(order[i]);
      pairs[2 * i + 1] = links.target(order[i]);
    }
    return pairs;
  }
}
