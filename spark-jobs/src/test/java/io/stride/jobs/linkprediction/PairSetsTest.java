package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.graph.CompactGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairSetsTest {
  @ParameterizedTest
  @CsvSource({
    "false, UNIFORM, 0.2",
    "false, DEGREE_MATCHED, 0.2",
    "false, UNIFORM, 0",
    "true, UNIFORM, 0.2",
    "true, DEGREE_MATCHED, 0.2",
    "true, DEGREE_MATCHED, 0"
  })
  void noPairIsOnTwoSides(boolean directed, Negatives kind, double trainingShare) {
    CompactGraph graph = TestGraphs.random(120, directed, 7, (a, b) -> 0.1);
    LinkPredictionSettings settings =
        new LinkPredictionSettings(0.5, trainingShare, Regularization.auto(), 100, 1);
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings);

    PairSets pairs = PairSets.of(graph, holdout, kind, settings);

    // Named without direction: an edge each way must be on one side.
    Set<String> trainEdges = unordered(pairs.trainEdges());
    Set<String> testEdges = unordered(pairs.testEdges());
    Set<String> trainNonEdges = unordered(pairs.trainNonEdges());
    Set<String> testNonEdges = unordered(pairs.testNonEdges());
    for (Set<String> side : List.of(trainEdges, testEdges, trainNonEdges)) {
      assertThat(side).doesNotContainAnyElementsOf(testNonEdges);
    }
    assertThat(trainEdges).doesNotContainAnyElementsOf(testEdges);
    assertThat(trainNonEdges).doesNotContainAnyElementsOf(testEdges);
    assertThat(trainNonEdges).doesNotContainAnyElementsOf(trainEdges);
    assertThat(pairs.testNonEdges().count()).isEqualTo(pairs.testEdges().count());
    assertThat(pairs.trainNonEdges().count()).isEqualTo(pairs.trainEdges().count());
  }

  /** All edges of an undirected graph. */
  static NodePairs edges(CompactGraph graph) {
    Links links = Links.of(graph);
    int[] pairs = new int[2 * links.count()];
    for (int i = 0; i < links.count(); i++) {
      pairs[2 * i] = links.source(i);
      pairs[2 * i + 1] = links.target(i);
    }
    return NodePairs.of(pairs);
  }

  private static Set<String> unordered(NodePairs pairs) {
    return new HashSet<>(TestGraphs.names(false, pairs));
  }
}
