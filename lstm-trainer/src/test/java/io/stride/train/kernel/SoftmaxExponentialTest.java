package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SoftmaxExponentialTest {
  @Test
  @DisplayName("exp is right to 2e-7 over the whole range of floats that have a normal result")
  void accuracy() {
    int size = 1_000_003;
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = -87f + 175f * i / (size - 1);
    }
    float[] exponentials = values.clone();
    new SoftmaxExponential().apply(exponentials, size, 0f);
    double worst = 0;
    for (int i = 0; i < size; i++) {
      worst = Math.max(worst, Math.abs(exponentials[i] / Math.exp(values[i]) - 1));
    }
    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  @DisplayName("beyond the range it stays at the ends, and only the first numbers change")
  void ends() {
    float[] values = {-1000, 1000, Float.NEGATIVE_INFINITY, 3, 7};
    new SoftmaxExponential().apply(values, 4, 3f);
    assertThat(values[0]).isEqualTo(values[2]).isBetween(0f, 1e-37f);
    assertThat(values[1]).isCloseTo((float) Math.exp(88), Offset.offset(1e32f));
    assertThat(values[3]).isEqualTo(1f);
    assertThat(values[4]).isEqualTo(7f);
  }
}
