package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks against exact probabilities. False alarms: each of the {@value #CASES} cases is one
 * chi-square test at p &lt; 10^-5, so a right sampler fails for about one in 2,000 choices of the
 * seed; the seed is fixed, so a failure is never by chance of the day.
 */
class SecondOrderSamplerTest {
  private static final int CASES = 42;
  private static final double SIGNIFICANCE = 1e-5;
  private static final long SEED = 20261122;

  /** Triangles, a tail, a hub and a bridge: every kind of step occurs. */
  private static final int[][] PAIRS = {
    {0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {4, 5}, {3, 5}, {5, 6}, {6, 7}, {2, 6}, {2, 7}, {2, 5}
  };

  private static final float[] WEIGHTS = {1, 2, 0.5f, 4, 1, 0.1f, 7, 1, 3, 0.25f, 1, 2};

  /** Weights over 12 orders of magnitude: alias slots are nearly empty or nearly full. */
  private static final float[] WIDE = {
    1e-6f, 1, 1e6f, 1e3f, 1e-3f, 1, 1e6f, 1e-6f, 1, 1e2f, 1e-2f, 1
  };

  private static final int[][] ARROWS = {
    {0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}, {3, 0}, {4, 5}, {1, 0}, {0, 3}, {5, 6}, {2, 1}
  };

  static Stream<Arguments> cases() {
    List<double[]> parameters =
        List.of(
            new double[] {1, 1},
            new double[] {0.5, 2},
            new double[] {4, 0.25},
            new double[] {0.25, 4},
            new double[] {1, 0.5},
            // Nearly all proposals are rejected: these steps are enumerated.
            new double[] {1e-4, 1},
            new double[] {1e3, 1e-4});
    List<CompactGraph> graphs =
        List.of(
            SmallGraphs.undirected(8, PAIRS),
            SmallGraphs.of(8, PAIRS, WEIGHTS, false),
            SmallGraphs.of(8, PAIRS, WIDE, false),
            SmallGraphs.directed(7, ARROWS),
            SmallGraphs.of(7, ARROWS, WEIGHTS, true),
            SmallGraphs.twoTriangles());
    return graphs.stream()
        .flatMap(graph -> parameters.stream().map(pq -> Arguments.of(graph, pq[0], pq[1])));
  }

  @ParameterizedTest(name = "graph {index} p={1} q={2}")
  @MethodSource("cases")
  @DisplayName("steps have node2vec's probabilities, and follow edges only")
  void stepsHaveExactProbabilities(CompactGraph graph, double p, double q) {
    ExactTransitions exact = new ExactTransitions(graph, p, q);
    TransitionCounts counts = walkAll(graph, exact, new WalkSettings(20, 2000, p, q, SEED));
    assertThat(counts.pValue(exact)).isGreaterThan(SIGNIFICANCE);
  }

  @Test
  @DisplayName("there are as many cases as the false-alarm arithmetic says")
  void caseCount() {
    assertThat(cases()).hasSize(CASES);
  }

  @Test
  @DisplayName("the test has power: slightly other p and q are told apart")
  void otherParametersAreSeen() {
    CompactGraph graph = SmallGraphs.undirected(8, PAIRS);
    ExactTransitions truth = new ExactTransitions(graph, 0.5, 2);
    TransitionCounts counts = walkAll(graph, truth, new WalkSettings(20, 2000, 0.5, 2, SEED));
    assertThat(counts.pValue(new ExactTransitions(graph, 0.55, 2))).isLessThan(SIGNIFICANCE);
    assertThat(counts.pValue(new ExactTransitions(graph, 0.5, 2.2))).isLessThan(SIGNIFICANCE);
  }

  @Test
  @DisplayName("the distance to the previous node follows the edges' direction")
  void directedDistance() {
    // From 0 over 1 to 2 or 3: the edge 0->2 makes 2 near; 3->0 does not make 3 near.
    CompactGraph graph =
        SmallGraphs.directed(4, new int[][] {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {3, 0}});
    ExactTransitions exact = new ExactTransitions(graph, 1, 100);
    assertThat(exact.probabilities(0, 1).get(2)).isGreaterThan(0.98);
    assertThat(walkAll(graph, exact, new WalkSettings(20, 5000, 1, 100, SEED)).pValue(exact))
        .isGreaterThan(SIGNIFICANCE);
  }

  @Test
  @DisplayName("a dead end makes the walk shorter, a lone node's walk has one node")
  void deadEnds() {
    CompactGraph graph = SmallGraphs.directed(4, new int[][] {{0, 1}, {1, 2}});
    WalkSettings settings = new WalkSettings(10, 1, 0.5, 2, SEED);
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, settings), settings);
    int[] path = new int[10];
    assertThat(sampler.sample(0, 0, path)).isEqualTo(3);
    assertThat(path).startsWith(0, 1, 2);
    assertThat(sampler.sample(2, 0, path)).isEqualTo(1);
    assertThat(sampler.sample(3, 0, path)).isEqualTo(1);
    assertThat(path[0]).isEqualTo(3);
  }

  @Test
  @DisplayName("a walk depends on its key only, not on what was drawn before")
  void keyedRandomness() {
    CompactGraph graph = SmallGraphs.undirected(8, PAIRS);
    WalkSettings settings = new WalkSettings(30, 10, 0.5, 2, SEED);
    int[] alone = walk(new SecondOrderSampler(WalkTables.of(graph, settings), settings), 3, 7);
    SecondOrderSampler busy = new SecondOrderSampler(WalkTables.of(graph, settings), settings);
    walk(busy, 0, 0);
    walk(busy, 5, 2);
    assertThat(walk(busy, 3, 7)).isEqualTo(alone);
    assertThat(walk(busy, 3, 8)).isNotEqualTo(alone);
    assertThat(walk(busy, 2, 7)).isNotEqualTo(alone);
    WalkSettings otherSeed = new WalkSettings(30, 10, 0.5, 2, SEED + 1);
    assertThat(walk(new SecondOrderSampler(WalkTables.of(graph, otherSeed), otherSeed), 3, 7))
        .isNotEqualTo(alone);
  }

  private static int[] walk(SecondOrderSampler sampler, int node, int number) {
    int[] path = new int[30];
    int length = sampler.sample(node, number, path);
    return Arrays.copyOf(path, length);
  }

  /** Draws all walks; every consecutive pair must be an edge. */
  private static TransitionCounts walkAll(
      CompactGraph graph, ExactTransitions exact, WalkSettings settings) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, settings), settings);
    TransitionCounts counts = new TransitionCounts();
    int[] path = new int[settings.length()];
    for (int node = 0; node < graph.nodeCount(); node++) {
      for (int walk = 0; walk < settings.perNode(); walk++) {
        int length = sampler.sample(node, walk, path);
        assertThat(path[0]).isEqualTo(node);
        for (int i = 1; i < length; i++) {
          // Not an assertion per step: there are millions.
          if (!exact.successors(path[i - 1]).contains(path[i])) {
            throw new AssertionError("no edge " + path[i - 1] + " -> " + path[i]);
          }
        }
        counts.add(path, length);
      }
    }
    return counts;
  }
}
