package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SigmoidTableTest {
  @Test
  @DisplayName("probabilities and losses are within 0.001 of the exact ones, beyond the range too")
  void values() {
    double worst = 0;
    for (float x = -20; x <= 20; x += 0.0037f) {
      int cell = SigmoidTable.cell(x);
      worst = Math.max(worst, Math.abs(SigmoidTable.sigmoid(cell) - 1 / (1 + Math.exp(-x))));
      if (Math.abs(x) < SigmoidTable.RANGE) {
        double positive = Math.log1p(Math.exp(-x));
        double negative = Math.log1p(Math.exp(x));
        worst = Math.max(worst, Math.abs(SigmoidTable.positiveLoss(cell) - positive));
        worst = Math.max(worst, Math.abs(SigmoidTable.negativeLoss(cell) - negative));
      }
    }
    assertThat(worst).isLessThan(0.001);
  }
}
