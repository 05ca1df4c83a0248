package io.stride.jobs.tune;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.jobs.linkprediction.EdgeHoldout;
import io.stride.jobs.linkprediction.LinkPredictionSettings;
import io.stride.jobs.linkprediction.Negatives;
import io.stride.jobs.linkprediction.NodePairs;
import io.stride.jobs.linkprediction.PairSets;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Edges taken out of a graph once, for all configurations: one half chooses among them, the other
 * only tells what the chosen one is worth, since the best of many scores is too good to be true.
 *
 * @param holdout the residual graph, which is what is embedded, and all held-out edges
 * @param validation pairs by kind of non-edges, the edges to choose by as test edges
 * @param test the same with the other edges; training pairs are the same
 */
record HeldOutEdges(
    EdgeHoldout holdout, Map<Negatives, PairSets> validation, Map<Negatives, PairSets> test) {
  /** Key of this use of the seed. */
  private static final long PURPOSE = 0x68616c76L;

  /**
   * Takes edges out; the same for the same graph and seed.
   *
   * @throws InvalidInputException if not even two edges can be held out, or the graph has too few
   *     pairs without an edge
   */
  static HeldOutEdges of(CompactGraph graph, LinkPredictionSettings settings) {
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings);
    Map<Negatives, PairSets> validation = new EnumMap<>(Negatives.class);
    Map<Negatives, PairSets> test = new EnumMap<>(Negatives.class);
    for (Negatives kind : Negatives.values()) {
      PairSets all = PairSets.of(graph, holdout, kind, settings);
      validation.put(kind, part(all, i -> chooses(all.testEdges(), i, settings.seed())));
      test.put(kind, part(all, i -> !chooses(all.testEdges(), i, settings.seed())));
    }
    HeldOutEdges edges = new HeldOutEdges(holdout, validation, test);
    if (edges.validationEdges() == 0 || edges.testEdges() == 0) {
      throw new InvalidInputException(
          "tune: only %d edges can be held out, too few to choose by some and test on others"
              .formatted(holdout.achieved()));
    }
    return edges;
  }

  int validationEdges() {
    return validation.get(Negatives.UNIFORM).testEdges().count();
  }

  int testEdges() {
    return test.get(Negatives.UNIFORM).testEdges().count();
  }

  /** Both directions between two nodes are on the same side, or one would tell of the other. */
  private static boolean chooses(NodePairs edges, int index, long seed) {
    long low = Math.min(edges.source(index), edges.target(index));
    long high = Math.max(edges.source(index), edges.target(index));
    return (KeyedHash.of(seed, PURPOSE, low, high) & 1) == 0;
  }

  private static PairSets part(PairSets all, IntPredicate wanted) {
    int[] kept = IntStream.range(0, all.testEdges().count()).filter(wanted).toArray();
    return new PairSets(
        all.trainEdges(),
        all.trainNonEdges(),
        all.testEdges().at(kept),
        all.testNonEdges().at(kept),
        all.widened());
  }
}
