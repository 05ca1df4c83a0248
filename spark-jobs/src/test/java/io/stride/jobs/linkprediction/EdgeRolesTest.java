package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeRolesTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyHeldOutEdgeEitherTrainsOrTests(boolean directed) {
    CompactGraph graph = TestGraphs.random(120, directed, 7, (a, b) -> 0.1);
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.2, 1));

    EdgeRoles roles = EdgeRoles.of(holdout, settings(0.2, 1));

    Set<String> heldOut = unordered(holdout.heldOut());
    assertThat(unordered(roles.train())).hasSize((int) Math.round(0.2 * heldOut.size()));
    Set<String> both = unordered(roles.train().and(roles.test()));
    assertThat(both).isEqualTo(heldOut);
    assertThat(unordered(roles.train())).doesNotContainAnyElementsOf(unordered(roles.test()));
    for (int i = 0; i < roles.train().count(); i++) {
      assertThat(holdout.residual().hasEdge(roles.train().source(i), roles.train().target(i)))
          .isFalse();
    }
  }

  @Test
  void anEdgeEachWayIsTestedBothWays() {
    CompactGraph graph = TestGraphs.random(60, true, 5, (a, b) -> 0.4);
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.2, 1));

    NodePairs tested = EdgeRoles.of(holdout, settings(0.2, 1)).test();

    List<String> names = TestGraphs.names(true, tested);
    assertThat(unordered(tested).size()).isLessThan(names.size());
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void withoutAShareEdgesOfTheResidualGraphTrain() {
    CompactGraph graph = TestGraphs.random(120, false, 7, (a, b) -> 0.1);
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0, 1));

    EdgeRoles roles = EdgeRoles.of(holdout, settings(0, 1));

    assertThat(unordered(roles.test())).isEqualTo(unordered(holdout.heldOut()));
    assertThat(roles.train().count()).isEqualTo((int) holdout.residual().edgeCount());
  }

  @Test
  void anotherSeedTrainsOnOtherEdges() {
    CompactGraph graph = TestGraphs.random(120, false, 7, (a, b) -> 0.1);
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.2, 1));

    Set<String> first = unordered(EdgeRoles.of(holdout, settings(0.2, 1)).train());

    assertThat(unordered(EdgeRoles.of(holdout, settings(0.2, 1)).train())).isEqualTo(first);
    assertThat(unordered(EdgeRoles.of(holdout, settings(0.2, 2)).train())).isNotEqualTo(first);
  }

  @Test
  void bothRolesAreTaken() {
    EdgeHoldout four = holdout(NodePairs.of(0, 1, 0, 2, 0, 3, 0, 4));

    // Two train at least: one to fit, one to choose by.
    assertThat(EdgeRoles.of(four, settings(0.01, 1)).train().count()).isEqualTo(2);
    assertThat(EdgeRoles.of(four, settings(0.99, 1)).test().count()).isEqualTo(1);
    assertThatThrownBy(() -> EdgeRoles.of(holdout(NodePairs.of(0, 1, 0, 2)), settings(0.2, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("only 2 of the edges can be held out")
        .hasMessageContaining("link-prediction.training-share = 0");
  }

  private static EdgeHoldout holdout(NodePairs heldOut) {
    CompactGraph residual = TestGraphs.random(5, false, 1, (a, b) -> 1);
    return new EdgeHoldout(residual, heldOut, heldOut.count(), heldOut.count());
  }

  private static LinkPredictionSettings settings(double trainingShare, long seed) {
    return new LinkPredictionSettings(0.5, trainingShare, Regularization.auto(), 100, seed);
  }

  private static Set<String> unordered(NodePairs pairs) {
    return new HashSet<>(TestGraphs.names(false, pairs));
  }
}
