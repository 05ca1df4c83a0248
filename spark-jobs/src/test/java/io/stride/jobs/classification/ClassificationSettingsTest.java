package io.stride.jobs.classification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.error.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationSettingsTest {
  @Test
  void refusesWhatIsOutOfRange() {
    refused("train-fractions", List.of(), 10, 0.1, 10);
    refused("train-fractions", List.of(0.5, 0.0), 10, 0.1, 10);
    refused("train-fractions", List.of(1.0), 10, 0.1, 10);
    refused("train-fractions", List.of(Double.NaN), 10, 0.1, 10);
    refused("splits", List.of(0.5), 0, 0.1, 10);
    refused("regularization", List.of(0.5), 1, -0.1, 10);
    refused("regularization", List.of(0.5), 1, Double.POSITIVE_INFINITY, 10);
    refused("regularization", List.of(0.5), 1, Double.NaN, 10);
    refused("iterations", List.of(0.5), 1, 0.1, 0);
  }

  private static void refused(
      String key, List<Double> fractions, int splits, double penalty, int iterations) {
    assertThatThrownBy(
            () ->
                new ClassificationSettings(
                    fractions, splits, Regularization.fixed(penalty), iterations, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("classification." + key + " was ");
  }
}
