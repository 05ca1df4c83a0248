package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;

/**
 * The pairs that train and test the link classifiers.
 *
 * @param trainEdges edges of the residual graph
 * @param trainNonEdges as many pairs that are no edges of the full graph
 * @param testEdges the held-out edges
 * @param testNonEdges as many other pairs that are no edges of the full graph
 */
record PairSets(
    NodePairs trainEdges, NodePairs trainNonEdges, NodePairs testEdges, NodePairs testNonEdges) {
  /**
   * Training pairs of a kind at most. A linear classifier of some hundred numbers gains nothing
   * from more, and as doubles of 128 numbers 2 x 50,000 pairs take 100 MB for each operator.
   */
  static final int MAX_TRAIN_PAIRS = 50_000;

  /** Key of this use of the seed: the forest must not decide which edges train. */
  private static final long PURPOSE = 0x747261696eL;

  static PairSets of(CompactGraph graph, EdgeHoldout holdout, long seed) {
    NodePairs trainEdges = trainEdges(holdout.residual(), seed);
    int train = trainEdges.count();
    NodePairs nonEdges = NonEdgeSampler.sample(graph, train + holdout.achieved(), seed);
    return new PairSets(
        trainEdges,
        nonEdges.range(0, train),
        holdout.heldOut(),
        nonEdges.range(train, nonEdges.count()));
  }

  private static NodePairs trainEdges(CompactGraph residual, long seed) {
    Links links = Links.of(residual);
    int[] order = links.shuffled(seed ^ PURPOSE);
    int[] pairs = new int[2 * Math.min(order.length, MAX_TRAIN_PAIRS)];
    for (int i = 0; i < pairs.length / 2; i++) {
      pairs[2 * i] = links.source(order[i]);
      pairs[2 * i + 1] = links.target(order[i]);
    }
    return NodePairs.of(pairs);
  }
}
