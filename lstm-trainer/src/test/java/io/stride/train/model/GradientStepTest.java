package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.testing.TinyModels;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientStepTest {
  private static final int SIZE = TinyModels.SIZE;
  private static final FeatureRows FEATURES = TinyModels.random(30, SIZE, 6);
  private static final PieceBatch ONE =
      TinyModels.batch(4, 0, new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[] {7, 8, 9});
  private static final PieceBatch TWO = TinyModels.batch(4, 0, new int[] {11, 2, 13, 9});
  private static final PieceBatch UNION =
      TinyModels.batch(
          4,
          0,
          new int[] {1, 2, 3, 4},
          new int[] {5, 6},
          new int[] {7, 8, 9},
          new int[] {11, 2, 13, 9});

  @ParameterizedTest
  @CsvSource({"SGD, 0", "SGD, 0.01", "ADAM, 0", "ADAM, 0.01"})
  @DisplayName("Gradients of minibatches and steps along their mean: what fit does on the union")
  void equalsFit(Updater.Kind updater, double clip) {
    AutoencoderSettings settings =
        new AutoencoderSettings(SIZE, SIZE, true, new Updater(updater, 0.01), clip, 2);
    AutoencoderNetwork fitted = AutoencoderNetwork.create(settings);
    AutoencoderNetwork stepped = AutoencoderNetwork.create(settings);
    AutoencoderNetwork worker = AutoencoderNetwork.create(settings);
    for (int step = 0; step < 3; step++) {
      double loss = fitted.fit(UNION, FEATURES);
      worker.restore(stepped.state().withoutUpdater());
      float[] gradient = new float[worker.parameterCount()];
      double sum = 3 * worker.addGradient(ONE, FEATURES, gradient);
      sum += worker.addGradient(TWO, FEATURES, gradient);
      assertThat(sum / 4).isCloseTo(loss, within(1e-4 * loss));
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] /= 4;
      }
      stepped.step(gradient);
    }
    assertClose(stepped.state().parameters(), fitted.state().parameters());
    assertClose(stepped.state().updater(), fitted.state().updater());
    assertThat(stepped.state().steps()).isEqualTo(3);
    float[] start = AutoencoderNetwork.create(settings).state().parameters();
    assertThat(worker.state().parameters()).isNotEqualTo(start);
    assertThat(distance(fitted.state().parameters(), start)).isGreaterThan(clip == 0 ? 1e-3 : 1e-5);
  }

  private static void assertClose(float[] actual, float[] expected) {
    double scale = distance(expected, new float[expected.length]);
    assertThat(distance(actual, expected)).isLessThanOrEqualTo(1e-5 * scale);
  }

  private static double distance(float[] one, float[] other) {
    assertThat(one).hasSameSizeAs(other);
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
    }
    return largest;
  }
}
