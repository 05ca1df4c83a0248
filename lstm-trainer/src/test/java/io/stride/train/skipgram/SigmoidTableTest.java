package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SigmoidTableTest {
  @Test
  @DisplayName(
      "probabilities and losses are within 0.001 and 0.002 of the exact ones, beyond the range too")
  void values() {
    double worst = 0;
    double worstLoss = 0;
    for (float x = -20; x <= 20; x += 0.0037f) {
      float product = SigmoidTable.clamped(x);
      int cell = SigmoidTable.cell(product);
      worst = Math.max(worst, Math.abs(SigmoidTable.sigmoid(cell) - 1 / (1 + Math.exp(-x))));
      double loss = SigmoidTable.loss(cell);
      if (Math.abs(x) < SigmoidTable.RANGE) {
        worstLoss = Math.max(worstLoss, Math.abs(loss - Math.log1p(Math.exp(x))));
        double real = loss - product;
        worstLoss = Math.max(worstLoss, Math.abs(real - Math.log1p(Math.exp(-x))));
      }
    }
    assertThat(worst).isLessThan(0.001);
    assertThat(worstLoss).isLessThan(0.0021);
  }
}
