package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.testing.TinyModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contrastive loss in the network: two pairs of pieces and one alone, of several lengths. */
class ContrastTest {
  private static final int SIZE = TinyModels.SIZE;
  private static final FeatureRows FEATURES = TinyModels.random(30, SIZE, 6);
  private static final int[][] PIECES = {{5, 6}, {1, 2, 3, 4}, {7, 8, 9}, {10, 11}, {12, 13, 14}};
  private static final PieceBatch BATCH = pairs(2, PIECES);

  @Test
  @DisplayName("Gradients of both losses together are those of finite differences")
  void gradients() {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings(0.7, 1));
    NetworkState start = network.state();
    float[] gradient = gradient(network);
    float[] parameters = start.parameters().clone();
    Random random = new Random(5);
    float step = 1e-2f;
    for (int i = 0; i < 80; i++) {
      int at = random.nextInt(parameters.length);
      float value = parameters[at];
      double up = loss(network, parameters, at, value + step);
      double down = loss(network, parameters, at, value - step);
      parameters[at] = value;
      double numeric = (up - down) / (2 * step);
      // Single precision: losses carry about 1e-6, over a difference of 2e-2 that is 1e-4.
      assertThat((double) gradient[at]).isCloseTo(numeric, within(1e-3 + 0.01 * Math.abs(numeric)));
    }
  }

  @Test
  @DisplayName("The encoder's gradient is the weighted sum of both losses' gradients")
  void weights() {
    float[] contrast = gradient(AutoencoderNetwork.create(settings(1, 0)));
    float[] reconstruction = gradient(AutoencoderNetwork.create(settings(0, 1)));
    float[] both = gradient(AutoencoderNetwork.create(settings(2, 0.5)));
    int encoder = 4 * SIZE * (2 * SIZE + 1);
    for (int i = 0; i < both.length; i++) {
      // The decoder is trained whatever the encoder listens to.
      float expected = i < encoder ? 2 * contrast[i] + 0.5f * reconstruction[i] : reconstruction[i];
      assertThat(both[i]).isCloseTo(expected, within(1e-4f));
    }
  }

  @Test
  @DisplayName("What is a pair matters, the order of pairs does not")
  void pairsMatter() {
    double loss = AutoencoderNetwork.create(settings(1, 1)).fit(BATCH, FEATURES);
    int[][] swapped = {PIECES[3], PIECES[2], PIECES[0], PIECES[1], PIECES[4]};
    int[][] others = {PIECES[0], PIECES[2], PIECES[1], PIECES[3], PIECES[4]};
    assertThat(AutoencoderNetwork.create(settings(1, 1)).fit(pairs(2, swapped), FEATURES))
        .isCloseTo(loss, within(1e-5));
    assertThat(AutoencoderNetwork.create(settings(1, 1)).fit(pairs(2, others), FEATURES))
        .isNotCloseTo(loss, within(1e-3));
    double plain = AutoencoderNetwork.create(settings(0, 1)).fit(BATCH, FEATURES);
    assertThat(loss).isGreaterThan(plain);
    assertThat(AutoencoderNetwork.create(settings(1, 1)).fit(pairs(0, PIECES), FEATURES))
        .isCloseTo(plain, within(1e-6));
  }

  @Test
  @DisplayName("Same seed, same bits; written and read again, a network goes on with the same bits")
  void writeAndRead() throws IOException {
    AutoencoderNetwork network = fitted();
    assertThat(fitted().state().parameters()).isEqualTo(network.state().parameters());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    network.write(bytes);
    AutoencoderNetwork read =
        AutoencoderNetwork.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.encode(BATCH, FEATURES)).isEqualTo(network.encode(BATCH, FEATURES));
    assertThat(read.fit(BATCH, FEATURES)).isEqualTo(network.fit(BATCH, FEATURES));
    assertThat(read.state().parameters()).isEqualTo(network.state().parameters());
  }

  @Test
  @DisplayName("A network of stock layers has the same parameters and latents")
  void stock() throws IOException {
    AutoencoderNetwork network = fitted();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StockModel.write(settings(1, 1), network.state(), bytes);
    NetworkState read = StockModel.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.parameters()).isEqualTo(network.state().parameters());
    AutoencoderNetwork plain = AutoencoderNetwork.create(settings(0, 1));
    plain.restore(network.state());
    assertThat(plain.encode(BATCH, FEATURES)).isEqualTo(network.encode(BATCH, FEATURES));
    assertThat(plain.reconstructionError(BATCH, FEATURES))
        .isEqualTo(network.reconstructionError(BATCH, FEATURES));
  }

  private static AutoencoderNetwork fitted() {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings(1, 1));
    for (int i = 0; i < 3; i++) {
      assertThat(network.fit(BATCH, FEATURES)).isPositive();
    }
    return network;
  }

  /** Mean over pieces. */
  private static float[] gradient(AutoencoderNetwork network) {
    float[] sum = new float[network.parameterCount()];
    assertThat(network.addGradient(BATCH, FEATURES, sum)).isPositive();
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= BATCH.count();
    }
    return sum;
  }

  private static double loss(AutoencoderNetwork network, float[] parameters, int at, float value) {
    parameters[at] = value;
    network.restore(new NetworkState(parameters, new float[0], 0));
    return network.addGradient(BATCH, FEATURES, new float[parameters.length]);
  }

  private static PieceBatch pairs(int count, int[]... pieces) {
    PieceBatch batch = TinyModels.batch(4, 0, pieces);
    return new PieceBatch(batch.nodes(), batch.lengths(), batch.length(), count);
  }

  private static AutoencoderSettings settings(double contrast, double reconstruction) {
    return TinyModels.with(
        TinyModels.sgd(0.1), new Objective(ReconstructionLoss.MSE, reconstruction, contrast, 0.2));
  }
}
