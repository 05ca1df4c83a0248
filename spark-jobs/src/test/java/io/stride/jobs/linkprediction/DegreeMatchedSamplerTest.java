package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DegreeMatchedSamplerTest {
  /**
   * Half of the nodes have about 4 neighbours, half about 12: at least 21 nodes of most degrees.
   */
  private static CompactGraph twoKinds(boolean directed) {
    double factor = directed ? 0.5 : 1;
    return TestGraphs.random(
        800, directed, 3, (a, b) -> factor * (a % 2 == 0 ? 0.1 : 0.05) * (b % 2 == 0 ? 0.1 : 0.05));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void drawsDifferentPairsWithoutAnEdge(boolean directed) {
    CompactGraph graph = twoKinds(directed);
    NodePairs edges = PairSetsTest.edges(graph);

    MatchedNonEdges drawn = sample(graph, edges, 1);

    assertThat(TestGraphs.names(false, drawn.pairs()))
        .hasSize(edges.count())
        .doesNotHaveDuplicates();
    for (int i = 0; i < edges.count(); i++) {
      int source = drawn.pairs().source(i);
      int target = drawn.pairs().target(i);
      assertThat(source).isLessThan(target);
      assertThat(graph.hasEdge(source, target) || graph.hasEdge(target, source)).isFalse();
    }
  }

  @Test
  void aPairHasTheDegreesOfItsEdge() {
    // A ring of 30, each node connected to the node opposite too, and a ring of 40: degrees 3 and
    // 2, with more than 2 windows of nodes each, so every stand-in has exactly its node's degree.
    int[] list = new int[2 * (30 + 15 + 40)];
    int at = 0;
    for (int node = 0; node < 30; node++) {
      list[at++] = node;
      list[at++] = (node + 1) % 30;
    }
    for (int node = 0; node < 15; node++) {
      list[at++] = node;
      list[at++] = node + 15;
    }
    for (int node = 0; node < 40; node++) {
      list[at++] = 30 + node;
      list[at++] = 30 + (node + 1) % 40;
    }
    CompactGraph rings = TestGraphs.of(70, false, list);
    NodePairs edges = NodePairs.of(list);
    int[] degrees = NodeDegrees.of(rings);

    MatchedNonEdges drawn = sample(rings, edges, 5);

    assertThat(drawn.widened()).isZero();
    for (int i = 0; i < edges.count(); i++) {
      assertThat(degrees[drawn.pairs().source(i)]).isEqualTo(degrees[edges.source(i)]);
      assertThat(degrees[drawn.pairs().target(i)]).isEqualTo(degrees[edges.target(i)]);
    }
  }

  @Test
  void degreesDoNotTellThemFromEdges() {
    CompactGraph graph = twoKinds(false);
    NodePairs edges = PairSetsTest.edges(graph);
    int[] degrees = NodeDegrees.of(graph);
    PairScorer product = (u, v) -> (double) degrees[u] * degrees[v];

    double matched = RankingScores.of(edges, sample(graph, edges, 1).pairs(), product).auc();
    double uniform =
        RankingScores.of(edges, NonEdgeSampler.sample(graph, edges.count(), 1), product).auc();

    // About 1,800 edges: the deviation of an AUC of scores that know nothing is
    // sqrt((2n + 1) / (12 n n)) = 0.0096, and 0.04 is 4 of these: a false alarm of 6e-5.
    assertThat(edges.count()).isGreaterThan(1_500);
    assertThat(matched).isBetween(0.46, 0.54);
    assertThat(uniform).isGreaterThan(0.65);
  }

  @Test
  void widensWherePairsOfTheSameDegreesAreEdges() {
    // A clique of 30 and a path of 60: no two nodes of the clique are unconnected.
    CompactGraph graph =
        TestGraphs.random(90, false, 1, (a, b) -> b < 30 || (a >= 30 && b - a == 1) ? 1 : 0);
    NodePairs clique = NodePairs.of(0, 1, 2, 3, 4, 5);

    MatchedNonEdges drawn = sample(graph, clique, 1);

    assertThat(drawn.pairs().count()).isEqualTo(3);
    assertThat(drawn.widened()).isEqualTo(3);
  }

  @Test
  void refusesAGraphThatIsTooDense() {
    CompactGraph square = TestGraphs.of(4, false, 0, 1, 1, 2, 2, 3, 3, 0);
    assertThatThrownBy(() -> sample(square, PairSetsTest.edges(square), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("4 pairs without an edge are needed, the graph has only 2");
  }

  @Test
  void followsFromTheSeed() {
    CompactGraph graph = twoKinds(false);
    NodePairs edges = PairSetsTest.edges(graph);
    List<String> once = TestGraphs.names(false, sample(graph, edges, 1).pairs());

    assertThat(TestGraphs.names(false, sample(graph, edges, 1).pairs())).isEqualTo(once);
    assertThat(TestGraphs.names(false, sample(graph, edges, 2).pairs())).isNotEqualTo(once);
  }

  private static MatchedNonEdges sample(CompactGraph graph, NodePairs edges, long seed) {
    return DegreeMatchedSampler.sample(graph, NodeDegrees.of(graph), edges, seed);
  }
}
