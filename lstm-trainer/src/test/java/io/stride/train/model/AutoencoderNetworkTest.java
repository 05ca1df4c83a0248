package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.testing.TinyModels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AutoencoderNetworkTest {
  private static final int SIZE = TinyModels.SIZE;
  private static final FeatureRows FEATURES = TinyModels.random(30, SIZE, 6);
  private static final PieceBatch BATCH =
      TinyModels.batch(4, 0, new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[] {7, 8, 9});

  @Test
  @DisplayName("The learning rate scales a step of plain gradient descent")
  void learningRate() {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings(true, SIZE));
    NetworkState start = network.state();
    network.fit(BATCH, FEATURES);
    float[] full = network.state().parameters();
    network.restore(start);
    network.learningRate(0.05);
    network.fit(BATCH, FEATURES);
    float[] half = network.state().parameters();
    for (int i = 0; i < full.length; i++) {
      double step = (full[i] - start.parameters()[i]) / 2.0;
      assertThat((double) half[i]).isCloseTo(start.parameters()[i] + step, within(1e-6));
    }
    network.learningRate(0);
    network.fit(BATCH, FEATURES);
    assertThat(network.state().parameters()).isEqualTo(half);
  }

  @Test
  @DisplayName("The skip adds the mean input of a piece to its latent")
  void skip() {
    AutoencoderNetwork with = AutoencoderNetwork.create(settings(true, SIZE));
    AutoencoderNetwork without = AutoencoderNetwork.create(settings(false, SIZE));
    without.restore(with.state());
    float[] skipped = with.encode(BATCH, FEATURES);
    float[] plain = without.encode(BATCH, FEATURES);
    for (int piece = 0; piece < BATCH.count(); piece++) {
      for (int i = 0; i < SIZE; i++) {
        double mean = 0;
        for (int node : BATCH.piece(piece)) {
          mean += FEATURES.row(node)[i] / BATCH.lengths()[piece];
        }
        int at = piece * SIZE + i;
        assertThat((double) skipped[at]).isCloseTo(plain[at] + mean, within(1e-5));
      }
    }
  }

  @Test
  @DisplayName("The weight of states scales what the skip adds to")
  void stateWeight() throws IOException {
    AutoencoderSettings full = settings(true, SIZE);
    EncoderShape quarter = new EncoderShape(List.of(), false, EncoderShape.Pooling.LAST, 0.25);
    AutoencoderSettings less = TinyModels.with(full, quarter);
    AutoencoderNetwork network = AutoencoderNetwork.create(less);
    float[] weighted = network.encode(BATCH, FEATURES);
    float[] whole = AutoencoderNetwork.create(full).encode(BATCH, FEATURES);
    float[] states = AutoencoderNetwork.create(settings(false, SIZE)).encode(BATCH, FEATURES);
    for (int i = 0; i < states.length; i++) {
      assertThat(weighted[i]).isCloseTo(whole[i] - 0.75f * states[i], within(1e-5f));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    network.write(bytes);
    AutoencoderNetwork read =
        AutoencoderNetwork.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(read.encode(BATCH, FEATURES)).isEqualTo(weighted);
    assertThat(read.fit(BATCH, FEATURES)).isEqualTo(network.fit(BATCH, FEATURES));
  }

  @Test
  @DisplayName("All parameters zero: zeros are predicted, the error is that of the mean")
  void zeroNetwork() {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings(true, SIZE));
    network.restore(new NetworkState(new float[network.parameterCount()], new float[0], 0));
    ReconstructionError error = network.reconstructionError(BATCH, FEATURES);
    assertThat(error.relative()).isCloseTo(1, within(1e-6));

    double deviation = 0;
    for (int piece = 0; piece < BATCH.count(); piece++) {
      for (int node : BATCH.piece(piece)) {
        for (float value : FEATURES.row(node)) {
          deviation += (double) value * value;
        }
      }
    }
    assertThat(error.squaredDeviation()).isCloseTo(deviation, within(1e-4 * deviation));
    assertThat(network.fit(BATCH, FEATURES))
        .isCloseTo(deviation / SIZE / BATCH.count(), within(1e-4));
  }

  @Test
  @DisplayName("Other sizes of the latent are possible without the skip")
  void otherLatent() {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings(false, 5));
    assertThat(network.encode(BATCH, FEATURES)).hasSize(3 * 5);
    assertThat(network.fit(BATCH, FEATURES)).isPositive();
  }

  @Test
  @DisplayName("k steps, the state into a new network, k steps: the same bits as 2k steps")
  void restoredNetworkGoesOn() {
    AutoencoderNetwork whole = AutoencoderNetwork.create(TinyModels.adam());
    AutoencoderNetwork first = AutoencoderNetwork.create(TinyModels.adam());
    fit(whole, 6);
    fit(first, 3);
    AutoencoderNetwork second = AutoencoderNetwork.create(TinyModels.adam());
    fit(second, 5);
    second.restore(first.state());
    fit(second, 3);
    assertSame(second.state(), whole.state());
    assertThat(whole.state().steps()).isEqualTo(6);
  }

  @Test
  @DisplayName("Without Adam's moments or the step count it would not be the same")
  void wholeStateMatters() {
    AutoencoderNetwork whole = AutoencoderNetwork.create(TinyModels.adam());
    fit(whole, 3);
    NetworkState state = whole.state();
    fit(whole, 1);
    float[] expected = whole.state().parameters();
    assertThat(state.updater()).hasSize(2 * state.parameters().length);
    assertThat(stepFrom(state)).isEqualTo(expected);
    float[] none = new float[state.updater().length];
    assertThat(stepFrom(new NetworkState(state.parameters(), none, 3))).isNotEqualTo(expected);
    assertThat(stepFrom(new NetworkState(state.parameters(), state.updater(), 0)))
        .isNotEqualTo(expected);
  }

  @Test
  @DisplayName("A state is a copy: further steps don't reach it")
  void stateIsCopy() {
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    fit(network, 1);
    NetworkState state = network.state();
    float[] parameters = state.parameters().clone();
    float[] updater = state.updater().clone();
    fit(network, 2);
    assertThat(state.parameters()).isEqualTo(parameters);
    assertThat(state.updater()).isEqualTo(updater);
    network.restore(state);
    fit(network, 1);
    assertThat(state.parameters()).isEqualTo(parameters);
  }

  @Test
  @DisplayName("Written and read again, a network goes on with the same bits")
  void writeAndRead() throws IOException {
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    fit(network, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    network.write(bytes);
    AutoencoderNetwork read =
        AutoencoderNetwork.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertSame(read.state(), network.state());
    assertThat(read.encode(BATCH, FEATURES)).isEqualTo(network.encode(BATCH, FEATURES));
    fit(network, 2);
    fit(read, 2);
    assertSame(read.state(), network.state());
  }

  @Test
  @DisplayName("Initial parameters follow from the seed")
  void seeds() {
    AutoencoderSettings adam = TinyModels.adam();
    float[] one = AutoencoderNetwork.create(adam).state().parameters();
    assertThat(AutoencoderNetwork.create(adam).state().parameters()).isEqualTo(one);
    AutoencoderSettings other =
        new AutoencoderSettings(SIZE, SIZE, true, adam.updater(), 5, adam.seed() + 1);
    assertThat(AutoencoderNetwork.create(other).state().parameters()).isNotEqualTo(one);
  }

  private static float[] stepFrom(NetworkState state) {
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    network.restore(state);
    fit(network, 1);
    return network.state().parameters();
  }

  private static void fit(AutoencoderNetwork network, int steps) {
    for (int i = 0; i < steps; i++) {
      network.fit(BATCH, FEATURES);
    }
  }

  private static void assertSame(NetworkState actual, NetworkState expected) {
    assertThat(actual.parameters()).isEqualTo(expected.parameters());
    assertThat(actual.updater()).isEqualTo(expected.updater());
    assertThat(actual.steps()).isEqualTo(expected.steps());
  }

  private static AutoencoderSettings settings(boolean skip, int latent) {
    return new AutoencoderSettings(SIZE, latent, skip, new Updater(Updater.Kind.SGD, 0.1), 0, 2);
  }
}
