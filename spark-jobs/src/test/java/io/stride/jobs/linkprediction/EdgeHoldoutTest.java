package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeHoldoutTest {
  @ParameterizedTest
  @CsvSource({
    "60, 0.03, false",
    "60, 0.03, true",
    "60, 0.3, false",
    "60, 0.3, true",
    "200, 0.01, false"
  })
  void partsTheEdgesAndKeepsTheComponents(int nodes, double density, boolean directed) {
    for (int seed = 0; seed < 10; seed++) {
      CompactGraph graph = TestGraphs.random(nodes, directed, seed, (a, b) -> density);
      EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.5, seed));

      Set<String> kept = TestGraphs.edges(holdout.residual());
      List<String> held = TestGraphs.names(directed, holdout.heldOut());
      Set<String> both = new HashSet<>(kept);
      both.addAll(held);
      assertThat(held).doesNotHaveDuplicates().hasSize(holdout.achieved());
      assertThat(kept).doesNotContainAnyElementsOf(held);
      assertThat(both).isEqualTo(TestGraphs.edges(graph));
      assertThat(holdout.residual().edgeCount() + holdout.achieved()).isEqualTo(graph.edgeCount());
      assertThat(components(holdout.residual())).isEqualTo(components(graph));
    }
  }

  @Test
  void holdsOutAsManyAsRequestedWhereItCan() {
    CompactGraph graph = TestGraphs.random(50, false, 1, (a, b) -> 0.4);

    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.3, 1));

    assertThat(holdout.requested()).isEqualTo((int) Math.round(0.3 * graph.edgeCount()));
    assertThat(holdout.achieved()).isEqualTo(holdout.requested());
  }

  @Test
  void holdsOutAllOutsideAForestWhereMoreAreRequested() {
    // A ring of 10 with a tail of 5 nodes: 15 edges, 14 of them a tree.
    CompactGraph graph =
        TestGraphs.of(
            15, false, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 0, 9, 10, 10, 11,
            11, 12, 12, 13, 13, 14);

    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.5, 1));

    assertThat(holdout.requested()).isEqualTo(8);
    assertThat(holdout.achieved()).isEqualTo(1);
    assertThat(holdout.heldOut().source(0)).isLessThan(10);
  }

  @Test
  void refusesATree() {
    CompactGraph tree = TestGraphs.of(4, false, 0, 1, 1, 2, 1, 3);

    assertThatThrownBy(() -> EdgeHoldout.split(tree, settings(0.5, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none of the 3 edges can be held out");
  }

  @Test
  void keepsBothDirectionsOnOneSide() {
    CompactGraph graph = TestGraphs.random(40, true, 2, (a, b) -> 0.3);

    EdgeHoldout holdout = EdgeHoldout.split(graph, settings(0.5, 2));

    NodePairs held = holdout.heldOut();
    int mutual = 0;
    for (int i = 0; i < held.count(); i++) {
      int source = held.source(i);
      int target = held.target(i);
      assertThat(graph.hasEdge(source, target)).isTrue();
      assertThat(holdout.residual().hasEdge(target, source)).isFalse();
      mutual += graph.hasEdge(target, source) ? 1 : 0;
    }
    assertThat(mutual).isPositive().isEven().isLessThan(held.count());
    assertThat(holdout.residual().directed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void keepsWeights(boolean directed) {
    CompactGraph graph = TestGraphs.weighted(4, directed, 0, 1, 1, 2, 2, 0, 2, 3, 3, 0);

    CompactGraph residual = EdgeHoldout.split(graph, settings(0.4, 3)).residual();

    assertThat(residual.edgeCount()).isEqualTo(3);
    for (int node = 0; node < 4; node++) {
      for (int i = 0; i < residual.degree(node); i++) {
        long entry = residual.firstEntry(node) + i;
        assertThat(residual.weight(entry))
            .isEqualTo(TestGraphs.weight(node, residual.neighbour(entry)));
      }
    }
  }

  @Test
  void followsFromTheSeed() {
    CompactGraph graph = TestGraphs.random(50, false, 1, (a, b) -> 0.3);

    assertThat(held(graph, 1)).isEqualTo(held(graph, 1)).isNotEqualTo(held(graph, 2));
  }

  private static List<String> held(CompactGraph graph, long seed) {
    return TestGraphs.names(false, EdgeHoldout.split(graph, settings(0.5, seed)).heldOut());
  }

  /** The smallest node of each node's weak component, by spreading until nothing changes. */
  private static List<Integer> components(CompactGraph graph) {
    int[] smallest = new int[graph.nodeCount()];
    Arrays.setAll(smallest, node -> node);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = 0; node < smallest.length; node++) {
        for (int i = 0; i < graph.degree(node); i++) {
          int other = graph.neighbour(graph.firstEntry(node) + i);
          int low = Math.min(smallest[node], smallest[other]);
          changed |= smallest[node] != low || smallest[other] != low;
          smallest[node] = low;
          smallest[other] = low;
        }
      }
    }
    return Arrays.stream(smallest).boxed().toList();
  }

  private static LinkPredictionSettings settings(double heldOut, long seed) {
    return new LinkPredictionSettings(heldOut, 0.2, Regularization.fixed(0.001), 100, seed);
  }
}
