package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FractionScoreTest {
  @Test
  void meanAndSampleDeviationByHand() {
    FractionScore score =
        FractionScore.of(
            List.of(split(0, 0.5, 0.1, 0), split(1, 0.7, 0.3, 2), split(2, 0.9, 0.2, 1)));

    assertThat(score.mean().micro()).isCloseTo(0.7, within(1e-12));
    assertThat(score.mean().macro()).isCloseTo(0.2, within(1e-12));
    assertThat(score.deviation().micro()).isCloseTo(0.2, within(1e-12));
    assertThat(score.deviation().macro()).isCloseTo(0.1, within(1e-12));
    assertThat(score.splits()).isEqualTo(3);
    // Of 1, 0.1 and 0.01.
    assertThat(score.penalty()).isEqualTo(0.1);
    assertThat(score.constantLabels()).isEqualTo(3);
  }

  @Test
  void oneSplitHasNoDeviation() {
    assertThat(FractionScore.of(List.of(split(0, 0.5, 0.1, 0))).deviation())
        .isEqualTo(new F1Scores(0, 0));
  }

  private static SplitScore split(int number, double micro, double macro, int constants) {
    return new SplitScore(
        0.5,
        number,
        DecisionRule.ARGMAX,
        Math.pow(10, -number),
        new F1Scores(micro, macro),
        constants);
  }
}
