package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionRuleTest {
  private static final double[] SCORES = {-1, 0.5, Double.NEGATIVE_INFINITY, 2, 0};

  @Test
  void argmaxTakesTheHighest() {
    assertThat(DecisionRule.ARGMAX.decide(SCORES, 3)).containsExactly(3);
  }

  @Test
  void countsGivenTakesAsManyAsThereAre() {
    assertThat(DecisionRule.LABEL_COUNTS_GIVEN.decide(SCORES, 1)).containsExactly(3);
    assertThat(DecisionRule.LABEL_COUNTS_GIVEN.decide(SCORES, 4)).containsExactly(3, 1, 4, 0);
  }

  @Test
  void thresholdTakesAllAboveOneHalf() {
    assertThat(DecisionRule.THRESHOLD.decide(SCORES, 1)).containsExactly(1, 3);
    assertThat(DecisionRule.THRESHOLD.decide(new double[] {-1, -2}, 2)).isEmpty();
  }

  @Test
  void ofEqualScoresTheFirstLabelWins() {
    assertThat(DecisionRule.ARGMAX.decide(new double[] {0, 7, 7}, 1)).containsExactly(1);
  }
}
