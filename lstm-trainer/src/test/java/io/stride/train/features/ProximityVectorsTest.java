package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.testing.TestGraphs;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProximityVectorsTest {
  private static final CompactGraph KARATE = TestGraphs.karate();

  @Test
  @DisplayName("With room for all directions F Fᵀ is the root of M Mᵀ, up to one factor")
  void factorises() {
    assertRootOf(ppmi(KARATE), vectors(KARATE, 40));
  }

  @Test
  @DisplayName("Directed edges count from their sources")
  void directed() {
    int[][] pairs = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 0}, {1, 4}};
    CompactGraph graph = SmallGraphs.directed(5, pairs);
    assertRootOf(ppmi(graph), vectors(graph, 8));
  }

  @Test
  @DisplayName("A component's mean square over nodes with edges is 1")
  void unitScale() {
    FeatureRows rows = vectors(KARATE, 8);
    double sum = 0;
    for (int node = 0; node < 34; node++) {
      sum += Vectors.square(rows.block(node), rows.offset(node), 8);
    }
    assertThat(sum / 34 / 8).isCloseTo(1, within(1e-4));
  }

  @Test
  @DisplayName("One thread and all threads make the same bits")
  void threads() throws Exception {
    CompactGraph ring = SmallGraphs.ring(20_000);
    FeatureRows common = vectors(ring, 4);
    ForkJoinPool single = new ForkJoinPool(1);
    try {
      FeatureRows alone = single.submit(() -> vectors(ring, 4)).get();
      for (int row = 0; row < ring.nodeCount(); row++) {
        assertThat(alone.row(row)).isEqualTo(common.row(row));
      }
    } finally {
      single.shutdown();
    }
  }

  @Test
  @DisplayName("The basis of a graph makes the same vectors of it again, and like ones of it grown")
  void givenBasis() {
    ProximityVectors fitted = ProximityVectors.of(KARATE, TestGraphs.keys(34), 1, 4, 8);
    FeatureRows again = ProximityVectors.of(KARATE, TestGraphs.keys(34), 1, fitted.basis());
    CompactGraph grown = SmallGraphs.undirected(36, withTwoMore());
    FeatureRows later = ProximityVectors.of(grown, TestGraphs.keys(36), 1, fitted.basis());
    double cosine = 0;
    for (int node = 0; node < 34; node++) {
      assertThat(again.row(node)).isEqualTo(fitted.rows().row(node));
      cosine += Vectors.cosine(later.row(node), again.row(node)) / 34;
    }
    assertThat(cosine).isGreaterThan(0.9);
    assertThat(Vectors.square(later.row(35), 0, 4)).isPositive();
  }

  /** The club, and a pair of friends of whom one knows two members. */
  private static int[][] withTwoMore() {
    int[][] pairs = new int[KARATE.nodeCount() * 34][];
    int count = 0;
    for (int node = 0; node < 34; node++) {
      for (int entry = 0; entry < KARATE.degree(node); entry++) {
        int other = KARATE.neighbour(KARATE.firstEntry(node) + entry);
        if (node < other) {
          pairs[count++] = new int[] {node, other};
        }
      }
    }
    pairs[count++] = new int[] {3, 34};
    pairs[count++] = new int[] {7, 34};
    pairs[count++] = new int[] {34, 35};
    return Arrays.copyOf(pairs, count);
  }

  private static FeatureRows vectors(CompactGraph graph, int size) {
    return ProximityVectors.of(graph, TestGraphs.keys(graph.nodeCount()), 1, size, size).rows();
  }

  /** From the definition, as a table of all pairs. */
  private static double[][] ppmi(CompactGraph graph) {
    int nodes = graph.nodeCount();
    double[][] matrix = new double[nodes][nodes];
    double[] in = new double[nodes];
    for (int u = 0; u < nodes; u++) {
      for (int v = 0; v < nodes; v++) {
        in[v] += graph.hasEdge(u, v) ? 1 : 0;
      }
    }
    for (int u = 0; u < nodes; u++) {
      for (int v = 0; v < nodes; v++) {
        double expected = graph.degree(u) * in[v] / graph.adjacencySize();
        matrix[u][v] = graph.hasEdge(u, v) ? Math.max(0, Math.log(1 / expected)) : 0;
      }
    }
    return matrix;
  }

  private static void assertRootOf(double[][] matrix, FeatureRows rows) {
    int nodes = matrix.length;
    double[][] products = new double[nodes][nodes];
    for (int u = 0; u < nodes; u++) {
      for (int v = 0; v < nodes; v++) {
        for (int i = 0; i < rows.size(); i++) {
          products[u][v] += (double) rows.row(u)[i] * rows.row(v)[i];
        }
      }
    }
    double[][] squared = Matrices.product(products, products);
    double[][] expected = Matrices.product(matrix, transposed(matrix));
    double factor = trace(expected) / trace(squared);
    assertThat(factor).isPositive();
    for (int u = 0; u < nodes; u++) {
      for (int v = 0; v < nodes; v++) {
        assertThat(squared[u][v] * factor)
            .isCloseTo(expected[u][v], within(1e-3 * trace(expected) / nodes));
      }
    }
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  private static double trace(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += matrix[i][i];
    }
    return sum;
  }
}
