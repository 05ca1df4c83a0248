package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.io.Serializable;

/**
 * The pairs that train and test the link classifiers against one kind of non-edges.
 *
 * @param trainEdges edges that train, in random order, see {@link EdgeRoles}
 * @param trainNonEdges as many pairs that are no edges of the full graph, in random order
 * @param testEdges held-out edges that train nothing
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
   * Draws the pairs; the same for the same arguments.
   *
   * @param graph the full graph
   * @param holdout what is left of it and what was held out
   * @param kind where non-edges come from
   * @param settings how many of the held-out edges train, and the seed
   * @throws io.stride.walk.error.InvalidInputException if the graph has too few non-edges, or too
   *     few edges are held out to train and to test
   */
  public static PairSets of(
      CompactGraph graph, EdgeHoldout holdout, Negatives kind, LinkPredictionSettings settings) {
    long seed = settings.seed();
    EdgeRoles roles = EdgeRoles.of(holdout, settings);
    NodePairs edges = roles.train().and(roles.test());
    MatchedNonEdges drawn =
        kind == Negatives.UNIFORM
            ? new MatchedNonEdges(NonEdgeSampler.sample(graph, edges.count(), seed), 0)
            : DegreeMatchedSampler.sample(graph, NodeDegrees.of(holdout.residual()), edges, seed);
    int train = roles.train().count();
    return new PairSets(
        roles.train(),
        drawn.pairs().range(0, train),
        roles.test(),
        drawn.pairs().range(train, edges.count()),
        drawn.widened());
  }
}
