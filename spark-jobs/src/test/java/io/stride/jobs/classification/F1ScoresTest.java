package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class F1ScoresTest {
  private static final double EXACT = 1e-12;

  @Test
  void singleLabelByHand() {
    // Label 0: TP 1, FP 1, FN 1 -> 1/2. Label 1: TP 1, FP 2, FN 0 -> 1/2. Label 2: TP 0, FN 2 -> 0.
    int[][] truth = {{0}, {0}, {1}, {2}, {2}};
    int[][] predicted = {{0}, {1}, {1}, {0}, {1}};

    F1Scores scores = F1Scores.of(truth, predicted, 3);

    assertThat(scores.micro()).isCloseTo(2.0 / 5, within(EXACT));
    assertThat(scores.macro()).isCloseTo((0.5 + 0.5 + 0) / 3, within(EXACT));
  }

  @Test
  void multiLabelByHand() {
    // Label 0: TP 2, FP 1, FN 0 -> 4/5. Label 1: TP 1, FP 0, FN 1 -> 2/3. Label 2: FP 1 -> 0.
    int[][] truth = {{0, 1}, {0}, {1}};
    int[][] predicted = {{0, 1, 2}, {0}, {0}};

    F1Scores scores = F1Scores.of(truth, predicted, 3);

    assertThat(scores.micro()).isCloseTo(2 * 3.0 / (2 * 3 + 2 + 1), within(EXACT));
    assertThat(scores.macro()).isCloseTo((0.8 + 2.0 / 3) / 3, within(EXACT));
  }

  @Test
  void aLabelThatNobodyHasAndNobodyGetsCountsAsZero() {
    int[][] sets = {{0}, {2}};

    F1Scores scores = F1Scores.of(sets, sets, 4);

    assertThat(scores.micro()).isEqualTo(1);
    assertThat(scores.macro()).isEqualTo(0.5);
  }

  @Test
  void nothingPredictedIsZero() {
    F1Scores scores = F1Scores.of(new int[][] {{0}, {1}}, new int[][] {{}, {}}, 2);

    assertThat(scores).isEqualTo(new F1Scores(0, 0));
  }
}
