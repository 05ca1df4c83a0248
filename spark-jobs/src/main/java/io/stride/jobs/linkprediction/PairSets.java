package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.io.Serializable;

/**
 * The pairs that train and test the link classifiers against one kind of non-edges.
 *
 * @param trainEdges edges of the residual graph, in random order
 * @param trainNonEdges as many pairs that are no edges of the full graph, in random order
 * @param testEdges the held-out edges
 * @param testNonEdges as many other pairs that are no edges of the full graph
 * @param widened non-edges that could not be matched closely, see {@link MatchedNonEdges}
 */
public record PairSets(
    NodePairs trainEdges,
    NodePairs trainNonEdges,
    NodePairs testEdges,
    NodePairs testNonEdges,
    int widened)
    implements Serializable {
  /**
   * Training pairs of a kind at most. A linear classifier of some hundred numbers gains nothing
   * from more, and as floats of 128 numbers 2 x 50,000 pairs take 50 MB for each operator.
   */
  static final int MAX_TRAIN_PAIRS = 50_000;

  /** Key of this use of the seed: the forest must not decide which edges train. */
  private static final long PURPOSE = 0x747261696eL;

  /**
   * Draws the pairs; the same for the same arguments.
   *
   * @param graph the full graph
   * @param holdout what is left of it and what was held out
   * @param kind where non-edges come from
   * @throws io.stride.walk.error.InvalidInputException if the graph has too few non-edges
   */
  public static PairSets of(CompactGraph graph, EdgeHoldout holdout, Negatives kind, long seed) {
    NodePairs trainEdges = trainEdges(holdout.residual(), seed);
    NodePairs edges = trainEdges.and(holdout.heldOut());
    MatchedNonEdges drawn =
        kind == Negatives.UNIFORM
            ? new MatchedNonEdges(NonEdgeSampler.sample(graph, edges.count(), seed), 0)
            : DegreeMatchedSampler.sample(graph, NodeDegrees.of(holdout.residual()), edges, seed);
    int train = trainEdges.count();
    return new PairSets(
        trainEdges,
        drawn.pairs().range(0, train),
        holdout.heldOut(),
        drawn.pairs().range(train, edges.count()),
        drawn.widened());
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
