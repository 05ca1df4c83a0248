package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NodeFeaturesTest {
  private static final CompactGraph KARATE = TestGraphs.karate();

  @Test
  @DisplayName("Rows have length sqrt(size), also with fewer nodes than components")
  void lengths() {
    for (int size : new int[] {2, 8, 128}) {
      FeatureRows rows = of(KARATE, new FeatureSettings(size, List.of(1.0, 1.0, 1.0), 1));
      assertThat(rows.size()).isEqualTo(size);
      for (int node = 0; node < 34; node++) {
        double square = 0;
        for (float value : rows.row(node)) {
          square += (double) value * value;
        }
        assertThat(square).isCloseTo(size, within(1e-4 * size));
      }
    }
  }

  @Test
  @DisplayName("One thread and all threads make the same bits, twice")
  void threads() throws Exception {
    // More than one chunk of moments, more than one block of rows.
    CompactGraph ring = SmallGraphs.ring(20_000);
    FeatureRows common = TinyModels.features(ring);
    assertSame(TinyModels.features(ring), common);
    ForkJoinPool single = new ForkJoinPool(1);
    try {
      assertSame(single.submit(() -> TinyModels.features(ring)).get(), common);
    } finally {
      single.shutdown();
    }
  }

  @Test
  @DisplayName("Isolated nodes are zero and don't move the others")
  void isolated() {
    int[][] pairs = {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {4, 5}, {3, 5}};
    FeatureRows without = TinyModels.features(SmallGraphs.undirected(6, pairs));
    FeatureRows with = TinyModels.features(SmallGraphs.undirected(8, pairs));
    for (int node = 0; node < 6; node++) {
      assertThat(with.row(node)).isEqualTo(without.row(node));
    }
    assertThat(with.row(6)).containsOnly(0f);
    assertThat(with.row(7)).containsOnly(0f);
  }

  @Test
  @DisplayName("With the whitening of the same graph the features are the same")
  void givenWhitening() {
    NodeFeatures fitted = NodeFeatures.of(KARATE, TestGraphs.keys(34), TinyModels.FEATURES);
    NodeFeatures given =
        NodeFeatures.of(KARATE, TestGraphs.keys(34), TinyModels.FEATURES, fitted.transforms());
    assertSame(given.rows(), fitted.rows());
  }

  @Test
  @DisplayName("With a given whitening a node's row depends on its neighbourhood only")
  void newNodes() {
    FeatureTransforms transforms =
        NodeFeatures.of(KARATE, TestGraphs.keys(34), TinyModels.FEATURES).transforms();
    int[][] triangle = {{0, 1}, {1, 2}, {0, 2}};
    int[][] more = {{0, 1}, {1, 2}, {0, 2}, {3, 4}};
    FeatureRows few = given(SmallGraphs.undirected(3, triangle), transforms);
    FeatureRows many = given(SmallGraphs.undirected(5, more), transforms);
    for (int node = 0; node < 3; node++) {
      assertThat(many.row(node)).isEqualTo(few.row(node));
    }
  }

  @Test
  @DisplayName("Of wide codes the directions are kept in which neighbours agree")
  void reduced() {
    // Two cliques of 12 that one edge joins: what neighbours share is which clique they are in.
    CompactGraph cliques = SmallGraphs.undirected(24, cliques());
    List<Double> ownCodes = List.of(1.0);
    FeatureRows wide = of(cliques, new FeatureSettings(2, 16, ownCodes, 1));
    FeatureRows narrow = of(cliques, new FeatureSettings(2, ownCodes, 1));
    assertThat(wide.size()).isEqualTo(2);
    assertThat(agreement(wide)).isGreaterThan(0.5).isGreaterThan(agreement(narrow) + 0.3);
  }

  @Test
  @DisplayName("The transform of wide codes gives the same features again")
  void reducedWithGivenWhitening() {
    FeatureSettings settings = new FeatureSettings(8, 32, List.of(1.0, 1.0), 1);
    NodeFeatures fitted = NodeFeatures.of(KARATE, TestGraphs.keys(34), settings);
    assertThat(fitted.transforms().whitening().orElseThrow().width()).isEqualTo(32);
    assertThat(fitted.transforms().size()).isEqualTo(8);
    assertSame(
        NodeFeatures.of(KARATE, TestGraphs.keys(34), settings, fitted.transforms()).rows(),
        fitted.rows());
  }

  private static int[][] cliques() {
    List<int[]> pairs = new ArrayList<>();
    for (int first = 0; first < 24; first += 12) {
      for (int i = first; i < first + 12; i++) {
        for (int j = i + 1; j < first + 12; j++) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    pairs.add(new int[] {0, 12});
    return pairs.toArray(int[][]::new);
  }

  /** Mean cosine of rows within the first clique, minus that between the two. */
  private static double agreement(FeatureRows rows) {
    double within = 0;
    double between = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        within += i == j ? 0 : cosine(rows.row(i), rows.row(j)) / (12 * 11);
        between += cosine(rows.row(i), rows.row(12 + j)) / (12 * 12);
      }
    }
    return within - between;
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  @Test
  void keysAndSeedMatter() {
    FeatureRows rows = TinyModels.features(KARATE);
    long[] otherKeys = TestGraphs.keys(34);
    otherKeys[0] = 77;
    assertThat(NodeFeatures.of(KARATE, otherKeys, TinyModels.FEATURES).rows().row(0))
        .isNotEqualTo(rows.row(0));
    FeatureSettings otherSeed =
        new FeatureSettings(TinyModels.SIZE, TinyModels.FEATURES.hopWeights(), 4);
    assertThat(of(KARATE, otherSeed).row(0)).isNotEqualTo(rows.row(0));
  }

  @Test
  void needsKeyPerNode() {
    assertThatThrownBy(() -> NodeFeatures.of(KARATE, TestGraphs.keys(33), TinyModels.FEATURES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FeatureRows of(CompactGraph graph, FeatureSettings settings) {
    return NodeFeatures.of(graph, TestGraphs.keys(graph.nodeCount()), settings).rows();
  }

  private static FeatureRows given(CompactGraph graph, FeatureTransforms transforms) {
    long[] keys = TestGraphs.keys(graph.nodeCount());
    return NodeFeatures.of(graph, keys, TinyModels.FEATURES, transforms).rows();
  }

  private static void assertSame(FeatureRows actual, FeatureRows expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    for (int row = 0; row < expected.rows(); row++) {
      if (actual.offset(row) == 0) {
        assertThat(actual.block(row)).isEqualTo(expected.block(row));
      }
    }
  }
}
