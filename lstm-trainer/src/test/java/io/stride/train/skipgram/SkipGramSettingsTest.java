package io.stride.train.skipgram;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipGramSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 10, 5, 0.025, 1, 0, 1, 'model.latent was 1, must be 2 to 4096'",
    "8, 0, 5, 0.025, 1, 0, 1, 'skip-gram.window was 0, must be >= 1'",
    "8, 10, 0, 0.025, 1, 0, 1, 'skip-gram.negatives was 0, must be 1 to 100'",
    "8, 10, 101, 0.025, 1, 0, 1, 'skip-gram.negatives was 101, must be 1 to 100'",
    "8, 10, 5, 0, 1, 0, 1, 'skip-gram.learning-rate was 0, must be > 0'",
    "8, 10, 5, NaN, 1, 0, 1, 'skip-gram.learning-rate was NaN, must be > 0'",
    "8, 10, 5, 0.025, 0, 0, 1, 'skip-gram.epochs was 0, must be >= 1'",
    "8, 10, 5, 0.025, 1, 1, 1, 'skip-gram.subsampling was 1, must be 0 to < 1'",
    "8, 10, 5, 0.025, 1, -0.1, 1, 'skip-gram.subsampling was -0.1, must be 0 to < 1'",
    "8, 10, 5, 0.025, 1, 0, 0, 'refine.walks was 0, must be > 0 to 1'",
    "8, 10, 5, 0.025, 1, 0, 1.1, 'refine.walks was 1.1, must be > 0 to 1'"
  })
  void outOfRange(
      int size,
      int window,
      int negatives,
      double rate,
      int epochs,
      double subsampling,
      double share,
      String message) {
    assertThatThrownBy(
            () ->
                new SkipGramSettings(size, window, negatives, rate, epochs, subsampling, share, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }
}
