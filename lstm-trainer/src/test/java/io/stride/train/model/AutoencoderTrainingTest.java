package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkSelection;
import io.stride.train.features.FeatureRows;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AutoencoderTrainingTest {
  private static final CompactGraph KARATE = TestGraphs.karate();
  private static final FeatureRows FEATURES = TinyModels.features(KARATE);
  private static final LocalWalks WALKS = new LocalWalks(KARATE, new WalkSettings(20, 10, 1, 1, 3));
  private static final BatchSettings BATCHES = new BatchSettings(5, 32);
  private static final WalkSelection SELECTION =
      WalkSelection.of(34, WALKS.settings(), 100_000, 0.2);

  @Test
  @DisplayName("Training on the karate club ends clearly below predicting the mean")
  void learns() {
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
    double before = heldOut(network).relative();
    for (int epoch = 0; epoch < 4; epoch++) {
      MinibatchStream stream = MinibatchStream.training(WALKS, SELECTION, BATCHES, epoch, 0, 1);
      stream.forEachRemaining(batch -> network.fit(batch, FEATURES));
    }
    assertThat(heldOut(network).relative()).isLessThan(0.8).isLessThan(before - 0.2);
  }

  @Test
  @DisplayName("Clipping bounds a step of a layer to the rate times the largest norm")
  void clips() {
    AutoencoderSettings plain = TinyModels.sgd(1);
    AutoencoderSettings clipped =
        new AutoencoderSettings(8, 8, true, plain.updater(), 1e-3, plain.seed());
    PieceBatch batch = MinibatchStream.training(WALKS, SELECTION, BATCHES, 0, 0, 1).next();
    assertThat(stepLength(plain, batch)).isGreaterThan(0.1);
    // Three layers have parameters.
    assertThat(stepLength(clipped, batch)).isCloseTo(1e-3 * Math.sqrt(3), within(1e-5));
  }

  private static double stepLength(AutoencoderSettings settings, PieceBatch batch) {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings);
    float[] start = network.state().parameters();
    network.fit(batch, FEATURES);
    float[] end = network.state().parameters();
    double square = 0;
    for (int i = 0; i < start.length; i++) {
      square += Math.pow((double) end[i] - start[i], 2);
    }
    return Math.sqrt(square);
  }

  private static ReconstructionError heldOut(AutoencoderNetwork network) {
    ReconstructionError error = ReconstructionError.NONE;
    MinibatchStream stream = MinibatchStream.validation(WALKS, SELECTION, BATCHES, 0, 1);
    while (stream.hasNext()) {
      error = error.plus(network.reconstructionError(stream.next(), FEATURES));
    }
    return error;
  }
}
