package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingScoresTest {
  private static final double EXACT = 1e-12;

  @Test
  void byHand() {
    // Positives 0.8 and 0.35 against negatives 0.4 and 0.1: three of four pairs are right. From the
    // top: hit (precision 1), miss, hit (precision 2/3), miss.
    RankingScores scores =
        RankingScores.of(
            new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

    assertThat(scores.auc()).isCloseTo(0.75, within(EXACT));
    assertThat(scores.averagePrecision()).isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(EXACT));
  }

  @Test
  void equalScoresCountHalfAndAreOneStep() {
    // Positives 2, 1, 1 against negatives 1, 0. Pairs: 2 wins twice, each 1 ties once and wins
    // once:
    // 2 + 2 * 1.5 = 5 of 6. Steps: recall 1/3 at precision 1, then 2/3 more at precision 3/4.
    RankingScores scores =
        RankingScores.of(
            new double[] {1, 1, 2, 0, 1}, new boolean[] {true, false, true, false, true});

    assertThat(scores.auc()).isCloseTo(5.0 / 6, within(EXACT));
    assertThat(scores.averagePrecision()).isCloseTo(1.0 / 3 + 2.0 / 3 * 3 / 4, within(EXACT));
  }

  @Test
  void extremes() {
    boolean[] labels = {true, true, false, false, false};

    assertThat(RankingScores.of(new double[] {5, 4, 3, 2, 1}, labels))
        .isEqualTo(new RankingScores(1, 1));
    assertThat(RankingScores.of(new double[] {1, 2, 3, 4, 5}, labels).auc()).isEqualTo(0);
    assertThat(RankingScores.of(new double[] {7, 7, 7, 7, 7}, labels))
        .isEqualTo(new RankingScores(0.5, 2.0 / 5));
    assertThat(
            RankingScores.of(
                new double[] {Double.POSITIVE_INFINITY, 0.0, -0.0, -1, Double.NEGATIVE_INFINITY},
                labels))
        .isEqualTo(new RankingScores(5.5 / 6, 0.5 + 0.5 * 2 / 3));
  }

  @Test
  void isThePairwiseDefinition() {
    Random random = new Random(11);
    for (int run = 0; run < 50; run++) {
      int size = 2 + random.nextInt(40);
      double[] scores = random.ints(size, 0, 8).asDoubleStream().toArray();
      boolean[] labels = new boolean[size];
      for (int i = 0; i < size; i++) {
        labels[i] = i == 0 || (i > 1 && random.nextBoolean());
      }

      RankingScores found = RankingScores.of(scores, labels);

      assertThat(found.auc()).isCloseTo(pairwise(scores, labels), within(EXACT));
      double[] negated = Arrays.stream(scores).map(s -> 3 - 2 * s).toArray();
      assertThat(RankingScores.of(negated, labels).auc()).isCloseTo(1 - found.auc(), within(EXACT));
      double[] stretched = Arrays.stream(scores).map(Math::exp).toArray();
      assertThat(RankingScores.of(stretched, labels)).isEqualTo(found);
    }
  }

  @Test
  void refusesWhatCannotBeRanked() {
    assertThatThrownBy(() -> RankingScores.of(new double[] {1, 2}, new boolean[] {true, true}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankingScores.of(new double[] {1, 2}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankingScores.of(new double[1], new boolean[] {true, false}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> RankingScores.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double pairwise(double[] scores, boolean[] labels) {
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }
}
