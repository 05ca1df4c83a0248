package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.walk.error.InvalidSettingException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  private static final BatchSettings BATCHES = new BatchSettings(2, 1);
  private static final Averaging AVERAGING = new Averaging(1, 0);

  @Test
  void refusesLengthOfTraining() {
    assertRefused(() -> settings(999, 1, 0.1, 2), "training.tokens was 999, must be >= 1000");
    assertRefused(() -> settings(1000, 0, 0.1, 2), "training.epochs was 0, must be >= 1");
  }

  @Test
  void refusesShares() {
    for (double share : new double[] {0, 0.009, 0.51, -1, Double.NaN}) {
      assertRefused(
          () -> settings(1000, 1, share, 2),
          "training.validation was " + plain(share) + ", must be 0.01 to 0.5");
    }
  }

  @Test
  void refusesFactorsThatEveryLossExceeds() {
    for (double factor : new double[] {1, 0, -3, Double.NaN}) {
      assertRefused(
          () -> settings(1000, 1, 0.1, factor),
          "training.divergence-factor was " + plain(factor) + ", must be > 1");
    }
  }

  @Test
  void refusesBatchesAndAveraging() {
    assertRefused(() -> new BatchSettings(1, 1), "training.piece-length was 1, must be >= 2");
    assertRefused(() -> new BatchSettings(2, 0), "training.batch-size was 0, must be >= 1");
    assertRefused(() -> new Averaging(0, 1), "averaging.frequency was 0, must be >= 1");
    assertRefused(() -> new Averaging(1, -1), "averaging.partitions was -1, must be >= 0");
  }

  @Test
  void refusesEndsOfTraining() {
    for (double minutes : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> Trainings.with(settings(1000, 1, 0.1, 2), minutes),
          "training.max-minutes was " + plain(minutes) + ", must be >= 0");
    }
    assertRefused(() -> early(0, 0, 0), "training.patience was 0, must be >= 1");
    assertRefused(() -> early(1, 0, -1), "training.validate-every was -1, must be >= 0");
    for (double share : new double[] {-0.1, 1, Double.NaN}) {
      assertRefused(
          () -> early(1, share, 0),
          "training.min-improvement was " + plain(share) + ", must be >= 0 and < 1");
    }
  }

  @Test
  void refusesCheckpoints() {
    assertRefused(
        () -> new CheckpointSettings(-1, 0, 1), "checkpoint.every-rounds was -1, must be >= 0");
    for (double minutes : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new CheckpointSettings(0, minutes, 1),
          "checkpoint.every-minutes was " + plain(minutes) + ", must be >= 0");
    }
    assertRefused(() -> new CheckpointSettings(0, 0, 0), "checkpoint.keep was 0, must be >= 1");
  }

  private static EarlyStopping early(int patience, double minImprovement, int everyRounds) {
    return new EarlyStopping(EarlyStopping.Mode.PATIENCE, patience, minImprovement, everyRounds);
  }

  private static TrainingSettings settings(
      long tokens, int epochs, double validation, double factor) {
    return new TrainingSettings(BATCHES, tokens, epochs, validation, factor, AVERAGING);
  }

  /** As messages show it: whole numbers without a fraction. */
  private static String plain(double value) {
    return Double.toString(value).replaceFirst("\\.0$", "");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain("\n");
  }
}
