package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings.Updater;
import org.apache.spark.util.SizeEstimator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelMemoryTest {
  @ParameterizedTest
  @CsvSource({"8, 8, true, ADAM", "5, 7, false, SGD"})
  void theStateIsThatOfTheNetwork(int features, int latent, boolean skip, Updater.Kind kind) {
    AutoencoderSettings settings =
        new AutoencoderSettings(features, latent, skip, new Updater(kind, 0.01), 1, 1);

    AutoencoderNetwork network = AutoencoderNetwork.create(settings);
    NetworkState state = network.state();

    assertThat(ModelMemory.parameters(settings)).isEqualTo(network.parameterCount());
    assertThat(ModelMemory.state(settings))
        .isEqualTo(4L * (state.parameters().length + state.updater().length));
  }

  @Test
  void aMinibatchTakesAtLeastWhatTheLstmsKeepOfIt() {
    AutoencoderSettings settings =
        new AutoencoderSettings(128, 128, true, new Updater(Updater.Kind.ADAM, 0.01), 1, 1);

    long one = ModelMemory.offHeapPerTask(settings, 64, 10);
    long two = ModelMemory.offHeapPerTask(settings, 128, 10);

    // Two LSTMs, 7 floats per unit, 64 pieces of 10 nodes.
    assertThat(two - one).isBetween(2L * 7 * 4 * 128 * 640, 6L * 7 * 4 * 128 * 640);
    // Parameters, gradients, two moments.
    assertThat(2 * one - two).isEqualTo(16 * ModelMemory.parameters(settings));
  }

  @Test
  void featuresAreAsLargeAsTheirTable() {
    assertThat(FeatureRows.bytes(50_000, 16))
        .isCloseTo(
            SizeEstimator.estimate(new FeatureRows(50_000, 16)), Percentage.withPercentage(1));
  }
}
