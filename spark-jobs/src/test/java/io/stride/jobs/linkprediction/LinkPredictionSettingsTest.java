package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidSettingException;
import org.junit.jupiter.api.Test;

class LinkPredictionSettingsTest {
  @Test
  void refusesWhatIsOutOfRange() {
    refused("held-out", 0, 0.1, 10);
    refused("held-out", 1, 0.1, 10);
    refused("held-out", Double.NaN, 0.1, 10);
    refusesTrainingShare(-0.1);
    refusesTrainingShare(1);
    refusesTrainingShare(Double.NaN);
    refused("regularization", 0.5, -1, 10);
    refused("regularization", 0.5, Double.NaN, 10);
    refused("iterations", 0.5, 0.1, 0);
  }

  private static void refusesTrainingShare(double share) {
    assertThatThrownBy(
            () -> new LinkPredictionSettings(0.5, share, Regularization.fixed(0.1), 10, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("link-prediction.training-share was ");
  }

  private static void refused(String key, double heldOut, double penalty, int iterations) {
    assertThatThrownBy(
            () ->
                new LinkPredictionSettings(
                    heldOut, 0.2, Regularization.fixed(penalty), iterations, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("link-prediction." + key + " was ");
  }
}
