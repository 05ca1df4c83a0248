package io.stride.train.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {
  @Test
  @DisplayName("Pairs won, and half of the ties")
  void countsPairs() {
    // 1 > 0; 2 > 0 and ties 2, twice; 5 > all.
    assertArea(7.0 / 12, new double[] {5, 2, 1, 2}, 2, 0, 3);
    assertArea(0.75, new double[] {0.8, 0.35}, 0.4, 0.1);
    assertArea(1, new double[] {3, 4}, 2, 1, -1);
    assertArea(0, new double[] {1}, 2, 3);
  }

  @Test
  @DisplayName("Scores that are all the same tell nothing; zeros are the same with either sign")
  void ties() {
    assertArea(0.5, new double[] {7, 7}, 7, 7, 7);
    assertArea(0.5, new double[] {0.0, -0.0}, -0.0, 0.0, 0.0);
    // Both ties, and one win with them.
    assertArea(2.0 / 3, new double[] {1}, 1, 1, 0);
  }

  @Test
  @DisplayName("Infinite scores are scores, and tie with themselves")
  void infinite() {
    double infinity = Double.POSITIVE_INFINITY;
    assertArea(0.75, new double[] {infinity}, infinity, 1);
    assertArea(0.25, new double[] {-infinity}, -infinity, 1);
  }

  /** Wins are counted exactly, so the two ways to count them agree in every bit. */
  @Test
  @DisplayName("The same bits as pair by pair")
  void pairwise() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 50; run++) {
      double[] positives = random.ints(1 + run, 0, 8).asDoubleStream().toArray();
      double[] negatives = random.ints(1 + random.nextInt(30), 0, 8).asDoubleStream().toArray();
      double wins = 0;
      for (double positive : positives) {
        for (double negative : negatives) {
          wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
        }
      }
      assertArea(wins / positives.length / negatives.length, positives, negatives);
    }
  }

  @Test
  @DisplayName("One kind alone or a NaN has no area")
  void refused() {
    refused("scores of both kinds are needed", new double[0], 1, 2);
    refused("scores of both kinds are needed", new double[] {1, 2});
    refused("scores of both kinds are needed", new double[0]);
    refused("a score is NaN", new double[] {1, Double.NaN, 2}, 1);
    refused("a score is NaN", new double[] {1}, Double.NaN, 3);
  }

  private static void assertArea(double expected, double[] positives, double... negatives) {
    double[] positivesBefore = positives.clone();
    double[] negativesBefore = negatives.clone();
    assertThat(AreaUnderCurve.of(positives, negatives)).isEqualTo(expected);
    assertThat(positives).isEqualTo(positivesBefore);
    assertThat(negatives).isEqualTo(negativesBefore);
    Arrays.sort(positivesBefore);
    Arrays.sort(negativesBefore);
    assertThat(AreaUnderCurve.ofSorted(positivesBefore, negativesBefore)).isEqualTo(expected);
  }

  private static void refused(String message, double[] positives, double... negatives) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AreaUnderCurve.of(positives, negatives))
        .withMessage(message);
  }
}
