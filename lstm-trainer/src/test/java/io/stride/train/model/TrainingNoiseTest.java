package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.EncoderShape.Pooling;
import io.stride.train.testing.TinyModels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainingNoiseTest {
  private static final int SIZE = TinyModels.SIZE;
  private static final FeatureRows FEATURES = TinyModels.random(50, SIZE, 6);
  private static final PieceBatch BATCH =
      TinyModels.batch(4, 0, new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[] {7, 8, 9});

  @Test
  @DisplayName("A network that goes on from a state drops what the first one drops")
  void resumes() {
    AutoencoderSettings settings = settings(0.3, 0.3);
    AutoencoderNetwork whole = AutoencoderNetwork.create(settings);
    fit(whole, 3);
    NetworkState half = whole.state();
    fit(whole, 3);
    AutoencoderNetwork second = AutoencoderNetwork.create(settings);
    fit(second, 1);
    second.restore(half);
    fit(second, 3);
    assertThat(second.state().parameters()).isEqualTo(whole.state().parameters());
  }

  @Test
  @DisplayName("Dropout and denoising each change training and leave encoding alone")
  void changesTrainingOnly() {
    float[] plain = trained(settings(0, 0));
    assertThat(trained(settings(0.3, 0))).isNotEqualTo(plain);
    assertThat(trained(settings(0, 0.3))).isNotEqualTo(plain);
    AutoencoderNetwork noisy = AutoencoderNetwork.create(settings(0.3, 0.3));
    AutoencoderNetwork quiet = AutoencoderNetwork.create(settings(0, 0));
    quiet.restore(noisy.state());
    assertThat(noisy.encode(BATCH, FEATURES)).isEqualTo(quiet.encode(BATCH, FEATURES));
  }

  @Test
  @DisplayName("Denoising hides whole nodes, about their share of them, others at other keys")
  void hidesNodes() {
    PieceArrays arrays = new PieceArrays();
    int[][] pieces = IntStream.range(0, 200).mapToObj(i -> nodes(i)).toArray(int[][]::new);
    arrays.load(TinyModels.batch(10, 0, pieces), FEATURES);
    double[] hidden = new double[2];
    for (int key = 0; key < 2; key++) {
      INDArray seen = arrays.seen(0.25, key);
      for (int row = 0; row < 200; row++) {
        for (int time = 0; time < 10; time++) {
          boolean gone = seen.getFloat(row, 0, time) == 0;
          hidden[key] += gone ? 1 / 2000.0 : 0;
          for (int i = 0; i < SIZE; i++) {
            float value = arrays.values().getFloat(row, i, time);
            assertThat(seen.getFloat(row, i, time)).isEqualTo(gone ? 0f : value);
          }
        }
      }
    }
    // Standard deviation of a share of 2,000 draws: 0.0097.
    assertThat(hidden[0]).isCloseTo(0.25, within(0.05)).isNotEqualTo(hidden[1]);
    assertThat(hidden[1]).isCloseTo(0.25, within(0.05));
  }

  private static int[] nodes(int piece) {
    return IntStream.range(0, 10).map(i -> (piece * 7 + i) % 50).toArray();
  }

  private static float[] trained(AutoencoderSettings settings) {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings);
    fit(network, 2);
    return network.state().parameters();
  }

  private static void fit(AutoencoderNetwork network, int steps) {
    for (int i = 0; i < steps; i++) {
      assertThat(network.fit(BATCH, FEATURES)).isFinite();
    }
  }

  private static AutoencoderSettings settings(double dropout, double denoising) {
    return new AutoencoderSettings(
        SIZE,
        SIZE,
        true,
        new EncoderShape(List.of(6), false, Pooling.LAST),
        Objective.MSE,
        new Updater(Updater.Kind.ADAM, 0.01),
        new Regularization(5, dropout, denoising),
        11);
  }
}
