package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.model.NetworkState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DivergenceCheckTest {
  private final DivergenceCheck check = new DivergenceCheck(2);

  @Test
  @DisplayName("Any finite first loss is taken; later ones up to the factor times the best one")
  void leaps() {
    assertThat(check.leaps(1e30)).isFalse();
    assertThat(check.leaps(1.0)).isFalse();
    assertThat(check.leaps(1.9)).isFalse();
    assertThat(check.leaps(2.0)).isFalse();
    assertThat(check.leaps(2.1)).isTrue();
    assertThat(check.leaps(0.5)).isFalse();
    assertThat(check.leaps(1.1)).isTrue();
  }

  @Test
  @DisplayName("A slow rise counts too: what matters is the best loss, not the last one")
  void risesSlowly() {
    double loss = 1;
    boolean leapt = false;
    for (int round = 0; round < 10; round++) {
      leapt |= check.leaps(loss);
      loss *= 1.2;
    }
    assertThat(leapt).isTrue();
  }

  @Test
  void lossesThatAreNoNumbersLeap() {
    assertThat(check.leaps(Double.NaN)).isTrue();
    assertThat(check.leaps(Double.POSITIVE_INFINITY)).isTrue();
    assertThat(check.leaps(Double.NEGATIVE_INFINITY)).isTrue();
    assertThat(check.leaps(1)).isFalse();
  }

  @Test
  @DisplayName("A state is finite if all parameters and all of the updater's state are")
  void finite() {
    float[] good = {0, -1, Float.MAX_VALUE};
    assertThat(DivergenceCheck.finite(new NetworkState(good, good, 1))).isTrue();
    assertThat(DivergenceCheck.finite(new NetworkState(good, new float[0], 1))).isTrue();
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] spoilt = {0, bad, 1};
      assertThat(DivergenceCheck.finite(new NetworkState(spoilt, good, 1))).isFalse();
      assertThat(DivergenceCheck.finite(new NetworkState(good, spoilt, 1))).isFalse();
    }
  }
}
