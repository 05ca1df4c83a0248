package io.stride.train.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeaturePropagationTest {
  private static final int SIZE = 6;
  private static final long SEED = 4;
  private static final long[] KEYS = {10, 20, 30, 40};
  private static final int[][] PATH = {{0, 1}, {1, 2}};

  /** The path 0 - 1 - 2, and node 3 without an edge. */
  private static final CompactGraph GRAPH = SmallGraphs.undirected(4, PATH);

  @Test
  @DisplayName("Hop weights: a node's own code and the mean of its neighbours', each of length 1")
  void oneHop() {
    FeatureRows rows = propagate(GRAPH, 0.5, 2.0);
    assertClose(rows.row(0), sum(0.5, unit(code(0)), 2.0, unit(code(1))));
    assertClose(rows.row(1), sum(0.5, unit(code(1)), 2.0, unit(sum(1, code(0), 1, code(2)))));
    assertClose(rows.row(2), sum(0.5, unit(code(2)), 2.0, unit(code(1))));
  }

  @Test
  @DisplayName("The second hop is the mean of the neighbours' first hops")
  void twoHops() {
    FeatureRows rows = propagate(GRAPH, 0.0, 0.0, 3.0);
    double[] middle = unit(sum(1, code(0), 1, code(2)));
    assertClose(rows.row(0), sum(3, middle, 0, middle));
    assertClose(rows.row(1), sum(3, code(1), 0, middle));
  }

  @Test
  @DisplayName("Neighbours count by the weight of their edge")
  void weights() {
    CompactGraph weighted = SmallGraphs.of(4, PATH, new float[] {1, 9}, false);
    double[] expected = unit(sum(1, code(0), 9, code(2)));
    assertClose(propagate(weighted, 0.0, 1.0).row(1), expected);
  }

  @Test
  @DisplayName("Edge weights near the limits of a float do no harm")
  void extremeWeights() {
    double[] expected = unit(sum(1, code(0), 1, code(2)));
    for (float weight : new float[] {Float.MAX_VALUE, Float.MIN_VALUE}) {
      CompactGraph weighted = SmallGraphs.of(4, PATH, new float[] {weight, weight}, false);
      assertClose(propagate(weighted, 0.0, 1.0).row(1), expected);
    }
  }

  @Test
  @DisplayName("Along directed edges only; where none leads on, there is no hop")
  void directed() {
    FeatureRows rows = propagate(SmallGraphs.directed(4, PATH), 0.0, 1.0);
    assertClose(rows.row(0), code(1));
    assertClose(rows.row(1), code(2));
    assertThat(rows.row(2)).containsOnly(0f);
  }

  @Test
  void isolatedNodesAreZero() {
    assertThat(propagate(GRAPH, 1.0, 1.0).row(3)).containsOnly(0f);
  }

  @Test
  @DisplayName("Of two nodes a walk alternates: how often each is in a window of three is known")
  void windowMeans() {
    CompactGraph pair = SmallGraphs.undirected(2, new int[][] {{0, 1}});
    FeatureRows rows = new FeatureRows(2, 2);
    rows.block(0)[rows.offset(0)] = 1;
    rows.block(1)[rows.offset(1) + 1] = 1;

    FeatureRows means = new FeaturePropagation(pair, pair.connectedNodes()).windowMeans(rows, 3);

    // 1/3 for itself, 2 (3 - 1) / 9 for a step, 2 (3 - 2) / 9 for two, which lead back.
    assertClose(means.row(0), new double[] {5.0 / 9, 4.0 / 9});
    assertClose(means.row(1), new double[] {4.0 / 9, 5.0 / 9});
  }

  private static FeatureRows propagate(CompactGraph graph, Double... hopWeights) {
    FeatureSettings settings = new FeatureSettings(SIZE, List.of(hopWeights), SEED);
    return new FeaturePropagation(graph, graph.connectedNodes()).propagate(KEYS, settings, SIZE);
  }

  /** A node's code, scaled to length 1. */
  private static double[] code(int node) {
    float[] code = new float[SIZE];
    new NodeCodes(SEED).write(KEYS[node], code, 0, SIZE);
    double[] result = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      result[i] = code[i];
    }
    return unit(result);
  }

  private static double[] unit(double[] vector) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    return sum(1 / Math.sqrt(square), vector, 0, vector);
  }

  private static double[] sum(double a, double[] first, double b, double[] second) {
    double[] result = new double[first.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = a * first[i] + b * second[i];
    }
    return result;
  }

  private static void assertClose(float[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(2e-6));
    }
  }
}
