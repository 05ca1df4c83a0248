package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.walk.error.InvalidSettingException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AutoencoderSettingsTest {
  private static final Updater ADAM = new Updater(Updater.Kind.ADAM, 0.003);

  @Test
  void refusesSizes() {
    assertRefused(
        () -> new AutoencoderSettings(1, 8, false, ADAM, 0, 0),
        "features.size was 1, must be >= 2");
    for (int latent : new int[] {1, 0, -8}) {
      assertRefused(
          () -> new AutoencoderSettings(8, latent, false, ADAM, 0, 0),
          "model.latent was " + latent + ", must be 2 to 4096");
    }
    assertRefused(
        () -> new AutoencoderSettings(8, 4097, false, ADAM, 0, 0),
        "model.latent was 4097, must be 2 to 4096");
  }

  @Test
  void skipNeedsEqualSizes() {
    assertRefused(
        () -> new AutoencoderSettings(8, 16, true, ADAM, 0, 0),
        "model.latent was 16, must be features.size = 8 while model.skip is true"
            + " (the mean input is added to the latent; set model.skip=false for another size)");
    assertThat(new AutoencoderSettings(8, 16, false, ADAM, 0, 0).latent()).isEqualTo(16);
  }

  @Test
  void refusesNumbersThatAreNoneOrNegative() {
    for (double clip : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new AutoencoderSettings(8, 8, true, ADAM, clip, 0),
          "training.gradient-clip was " + plain(clip) + ", must be >= 0");
    }
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new Updater(Updater.Kind.SGD, rate),
          "training.learning-rate was " + plain(rate) + ", must be > 0");
    }
  }

  @Test
  void refusesObjectives() {
    for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new Objective(ReconstructionLoss.MSE, 1, weight, 0.1),
          "model.contrast was " + plain(weight) + ", must be >= 0");
      assertRefused(
          () -> new Objective(ReconstructionLoss.MSE, weight, 1, 0.1),
          "model.reconstruction was " + plain(weight) + ", must be >= 0");
    }
    for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> new Objective(ReconstructionLoss.MSE, 1, 1, temperature),
          "model.temperature was " + plain(temperature) + ", must be > 0");
    }
    assertRefused(
        () -> new Objective(ReconstructionLoss.MSE, 0, 0, 0.1),
        "model.reconstruction was 0, must be > 0 while model.contrast is 0");
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
