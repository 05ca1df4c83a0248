package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.RandomGraphs;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * node2vec+ against its published probabilities. False alarms: each of the 12 cases is one
 * chi-square test at p &lt; 10^-5, so right walkers fail for about one in 8,000 choices of the
 * seed.
 */
class WeightedBiasTest {
  private static final double SIGNIFICANCE = 1e-5;
  private static final int PER_NODE = 3000;

  static Stream<Arguments> cases() {
    return Stream.of(false, true)
        .flatMap(
            directed ->
                Stream.of(
                        new double[] {0.5, 2, 0},
                        new double[] {4, 0.25, 0},
                        new double[] {1, 0.5, 1},
                        new double[] {2, 4, -0.5},
                        new double[] {1, 8, 0.5},
                        new double[] {1e3, 1e-3, 0})
                    .map(pqg -> Arguments.of(directed, pqg[0], pqg[1], pqg[2])));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("steps have node2vec+'s probabilities")
  void stepsHaveExactProbabilities(boolean directed, double p, double q, double gamma) {
    CompactGraph graph = RandomGraphs.of(12, 40, true, directed, 4);
    WalkBias plus = new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, gamma);
    TransitionCounts counts = walk(graph, new WalkSettings(20, PER_NODE, p, q, 99, plus));
    assertThat(counts.pValue(new ExactTransitions(graph, p, q, plus))).isGreaterThan(SIGNIFICANCE);
    // The test would see node2vec's own bias, or another gamma.
    assertThat(counts.pValue(new ExactTransitions(graph, p, q))).isLessThan(SIGNIFICANCE);
  }

  @Test
  @DisplayName("without weights, or with equal ones, node2vec+ is node2vec")
  void equalWeightsMakeNoDifference() {
    CompactGraph plain = RandomGraphs.of(12, 40, false, false, 4);
    WalkBias plus = new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, 0);
    ExactTransitions published = new ExactTransitions(plain, 0.5, 2);
    assertThat(walk(plain, new WalkSettings(20, PER_NODE, 0.5, 2, 99, plus)).pValue(published))
        .isGreaterThan(SIGNIFICANCE);
  }

  @Test
  void gammaMustBeFinite() {
    assertThatThrownBy(() -> new WalkBias(WalkBias.Kind.NODE2VEC_PLUS, Double.NaN))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("walk.gamma was NaN");
  }

  private static TransitionCounts walk(CompactGraph graph, WalkSettings settings) {
    PrimitiveIterator.OfLong keys =
        LongStream.range(0, (long) graph.nodeCount() * PER_NODE)
            .map(i -> ((i / PER_NODE) << 32) | (i % PER_NODE))
            .iterator();
    WalkerBatch batch = new WalkerBatch(WalkTables.of(graph, settings), settings, keys);
    TransitionCounts counts = new TransitionCounts();
    while (batch.hasNext()) {
      int[] path = batch.next();
      counts.add(path, path.length);
    }
    return counts;
  }
}
