package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.testing.SmallGraphs;
import org.junit.jupiter.api.Test;

class CompactGraphBuilderTest {
  @Test
  void anUndirectedEdgeStandsInBothLists() {
    CompactGraph graph =
        SmallGraphs.of(4, new int[][] {{2, 0}, {0, 1}, {2, 1}}, new float[] {3, 1, 2}, false);
    assertThat(adjacency(graph))
        .containsExactly("[1:1.0, 2:3.0]", "[0:1.0, 2:2.0]", "[0:3.0, 1:2.0]", "[]");
    assertThat(graph.edgeCount()).isEqualTo(3);
    assertThat(graph.adjacencySize()).isEqualTo(6);
    assertThat(graph.hasEdge(0, 2)).isTrue();
    assertThat(graph.hasEdge(3, 2)).isFalse();
  }

  @Test
  void aDirectedEdgeStandsInItsSourcesList() {
    CompactGraph graph = SmallGraphs.directed(3, new int[][] {{2, 0}, {0, 2}, {2, 1}});
    assertThat(adjacency(graph)).containsExactly("[2:1.0]", "[]", "[0:1.0, 1:1.0]");
    assertThat(graph.weighted()).isFalse();
    assertThat(graph.edgeCount()).isEqualTo(3);
  }

  @Test
  void theOrderOfTheEdgesDoesNotMatter() {
    CompactGraph one = SmallGraphs.undirected(4, new int[][] {{0, 1}, {1, 2}, {3, 1}});
    CompactGraph other = SmallGraphs.undirected(4, new int[][] {{1, 3}, {1, 0}, {2, 1}});
    assertThat(adjacency(other)).isEqualTo(adjacency(one));
  }

  @Test
  void aGraphMayHaveNoEdge() {
    assertThat(SmallGraphs.undirected(2, new int[][] {}).degree(1)).isZero();
  }

  @Test
  void loopsDuplicatesAndNodesOutOfRangeAreRefused() {
    assertRefused(new int[][] {{1, 1}});
    assertRefused(new int[][] {{0, 1}, {1, 0}});
    assertRefused(new int[][] {{0, 2}});
    assertRefused(new int[][] {{-1, 1}});
  }

  @Test
  void weightsMustBeAsManyAndPositive() {
    int[] nodes = {0};
    for (float[] weights : new float[][] {{}, {0}, {Float.NaN}, {Float.POSITIVE_INFINITY}}) {
      assertThatThrownBy(
              () -> CompactGraphBuilder.fromEdges(2, nodes, new int[] {1}, weights, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void offsetsThatDoNotFitAreRefused() {
    for (long[] offsets : new long[][] {{}, {0, 2}, {1, 1}, {0, 2, 1}}) {
      assertThatThrownBy(() -> new CompactGraph(offsets, IntChunks.ofLength(1), null, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void piecesOfAFewEntriesMakeTheSameGraph() {
    int[] sources = {0, 0, 0, 1, 1, 2, 3, 4, 4};
    int[] targets = {1, 2, 5, 2, 3, 4, 5, 5, 3};
    float[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    for (boolean directed : new boolean[] {false, true}) {
      CompactGraph whole = CompactGraphBuilder.fromEdges(7, sources, targets, weights, directed);
      CompactGraph pieces =
          CompactGraphBuilder.fromEdges(7, sources, targets, weights, directed, 1);
      assertThat(adjacency(pieces)).isEqualTo(adjacency(whole));
      assertThat(pieces.hasEdge(4, 5)).isTrue();
      assertThat(pieces.hasEdge(5, 4)).isEqualTo(!directed);
      assertThat(pieces.hasEdge(1, 4)).isFalse();
    }
  }

  private static void assertRefused(int[][] pairs) {
    assertThatThrownBy(() -> SmallGraphs.undirected(2, pairs))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
