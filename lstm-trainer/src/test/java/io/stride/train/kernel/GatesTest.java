package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatesTest {
  @Test
  @DisplayName("tanh is right to 4e-7 relative everywhere, odd, and saturates")
  void tanh() {
    for (float x = 1e-6f; x < 20; x *= 1.0003f) {
      double exact = Math.tanh(x);
      assertThat(Math.abs(Gates.tanh(x) / exact - 1)).as("tanh(%s)", x).isLessThan(4e-7);
      assertThat(Gates.tanh(-x)).isEqualTo(-Gates.tanh(x));
    }
    assertThat(Gates.tanh(0f)).isZero();
    assertThat(Gates.tanh(Float.POSITIVE_INFINITY)).isBetween(0.9999995f, 1.0000005f);
    assertThat(Gates.tanh(Float.NaN)).isNaN();
  }
}
