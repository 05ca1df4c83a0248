package io.stride.walk.sampling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkSettingsTest {
  @ParameterizedTest
  @DisplayName("a value out of range is named with its key, value and range")
  @CsvSource({
    "1, 1, 1, 1, 'walk.length was 1, must be >= 2'",
    "2, 0, 1, 1, 'walk.per-node was 0, must be >= 1'",
    "2, 1, 0, 1, 'walk.p was 0, must be > 0'",
    "2, 1, -1, 1, 'walk.p was -1, must be > 0'",
    "2, 1, NaN, 1, 'walk.p was NaN, must be > 0'",
    "2, 1, 1, 0, 'walk.q was 0, must be > 0'",
    "2, 1, 1, Infinity, 'walk.q was Infinity, must be > 0'",
  })
  void outOfRange(int length, int perNode, double p, double q, String message) {
    assertThatThrownBy(() -> new WalkSettings(length, perNode, p, q, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }
}
