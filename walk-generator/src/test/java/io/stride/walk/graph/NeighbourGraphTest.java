package io.stride.walk.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.RandomGraphs;
import io.stride.walk.testing.SmallGraphs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourGraphTest {
  private static final int SIZE = 3;
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final int[][] PATH = {{0, 1}, {1, 2}};

  @Test
  @DisplayName("The mean of the neighbours' vectors; zeros without neighbours")
  void means() {
    float[][] means = means(SmallGraphs.undirected(4, PATH), 1, 2, 1);
    assertThat(means[0]).containsExactly(1, 10, 100);
    assertThat(means[1]).containsExactly(1, 10, 100);
    assertThat(means[2]).containsExactly(1, 10, 100);
    assertThat(means[3]).containsOnly(0);
  }

  @Test
  @DisplayName("Neighbours count by the weight of their edge, whatever its unit")
  void weights() {
    for (float unit : new float[] {1, 0x1p125f, 0x1p-149f}) {
      CompactGraph graph = SmallGraphs.of(4, PATH, new float[] {unit, 3 * unit}, false);
      assertThat(means(graph, 1, 3, 1)[1]).containsExactly(1.5f, 15, 150);
    }
  }

  @Test
  @DisplayName("Directed edges give to their source only; dead ends and isolated nodes get zeros")
  void directed() {
    float[][] means = means(SmallGraphs.directed(4, PATH), 2, 2, 1);
    assertThat(means[0]).containsExactly(1, 10, 100);
    assertThat(means[1]).containsExactly(2, 20, 200);
    assertThat(means[2]).containsOnly(0);
    assertThat(means[3]).containsOnly(0);
  }

  @ParameterizedTest(name = "weighted {0}, directed {1}, {2} partitions")
  @CsvSource({
    "false, false, 1",
    "false, true, 3",
    "true, false, 8",
    "true, true, 1",
    "true, true, 8"
  })
  @DisplayName("To the last bit what adding up the adjacency list gives")
  void likeTheCompactGraph(boolean weighted, boolean directed, int partitions) {
    CompactGraph graph = RandomGraphs.of(300, 2500, weighted, directed, 5);
    assertThat(means(graph, 7, partitions, 2)).isDeepEqualTo(expected(graph, 2));
  }

  @Test
  @DisplayName("Vectors are summed up per stripe, those of isolated nodes left out, in order")
  void summaries() {
    CompactGraph graph = SmallGraphs.undirected(6, new int[][] {{0, 1}, {1, 3}, {3, 5}});
    for (int partitions : new int[] {1, 2, 9}) {
      try (NeighbourGraph placed = place(graph, 2, partitions)) {
        List<String> texts = vectors(placed).summaries(NeighbourGraphTest::firsts);
        assertThat(texts).containsExactly("0 1", "3", "5");
      }
    }
  }

  @Test
  void mapsAndZips() {
    try (NeighbourGraph placed = place(SmallGraphs.undirected(3, PATH), 1, 2);
        NodeVectors vectors = vectors(placed).kept()) {
      NodeVectors twice = vectors.map(vector -> new float[] {2 * vector[0]});
      NodeVectors less = twice.zip(vectors, (one, other) -> new float[] {one[0] - other[0]});
      assertThat(collect(less, 3)).isDeepEqualTo(new float[][] {{0}, {1}, {2}});
    }
  }

  @Test
  @DisplayName("Nothing stays in memory when vectors and graph are closed")
  void frees() {
    Set<Integer> before = Set.copyOf(CONTEXT.getPersistentRDDs().keySet());
    NeighbourGraph placed = place(SmallGraphs.undirected(3, PATH), 1, 2);
    try (NodeVectors vectors = vectors(placed).kept();
        NodeVectors means = placed.means(vectors).kept()) {
      assertThat(before.containsAll(CONTEXT.getPersistentRDDs().keySet())).isFalse();
      assertThat(collect(means, 3)).hasNumberOfRows(3);
    }
    placed.close();
    // Spark may drop what other tests left behind in the meantime.
    assertThat(CONTEXT.getPersistentRDDs().keySet()).isSubsetOf(before);
  }

  @Test
  void needsKeyPerNode() {
    CompactGraph graph = SmallGraphs.undirected(3, PATH);
    assertThatThrownBy(() -> NeighbourGraph.of(CONTEXT, graph, new long[2], 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Of vectors (node, 10 node, 100 node), hop by hop. */
  private static float[][] means(CompactGraph graph, int stripe, int partitions, int hops) {
    try (NeighbourGraph placed = place(graph, stripe, partitions)) {
      NodeVectors vectors = vectors(placed);
      for (int hop = 0; hop < hops; hop++) {
        vectors = placed.means(vectors);
      }
      return collect(vectors, graph.nodeCount());
    }
  }

  private static float[][] expected(CompactGraph graph, int hops) {
    boolean[] connected = graph.connectedNodes();
    float[][] before = new float[graph.nodeCount()][];
    Arrays.setAll(before, node -> connected[node] ? vector(node) : new float[SIZE]);
    for (int hop = 0; hop < hops; hop++) {
      float[][] from = before;
      float[][] means = new float[graph.nodeCount()][];
      Arrays.setAll(means, node -> mean(graph, node, from));
      before = means;
    }
    return before;
  }

  private static float[] mean(CompactGraph graph, int node, float[][] vectors) {
    NeighbourShares shares = NeighbourShares.of(graph, node);
    float[] mean = new float[SIZE];
    for (long entry = graph.firstEntry(node); entry < graph.firstEntry(node + 1); entry++) {
      for (int i = 0; i < SIZE; i++) {
        mean[i] += shares.share(graph.weight(entry)) * vectors[graph.neighbour(entry)][i];
      }
    }
    return mean;
  }

  private static NeighbourGraph place(CompactGraph graph, int stripe, int partitions) {
    long[] keys = new long[graph.nodeCount()];
    Arrays.setAll(keys, node -> node);
    return NeighbourGraph.of(CONTEXT, graph, keys, stripe, partitions);
  }

  private static NodeVectors vectors(NeighbourGraph graph) {
    return graph.vectors(SIZE, NeighbourGraphTest::vector);
  }

  private static float[] vector(long key) {
    return new float[] {key, 10 * key, 100 * key};
  }

  private static float[][] collect(NodeVectors vectors, int nodes) {
    float[][] rows = new float[nodes][];
    vectors.forEach((node, vector) -> rows[node] = vector);
    return rows;
  }

  private static String firsts(List<float[]> vectors) {
    return String.join(
        " ", vectors.stream().map(vector -> Integer.toString((int) vector[0])).toList());
  }
}
