package io.stride.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.averaging.AveragingMaster;
import io.stride.train.averaging.TrainingData;
import io.stride.train.averaging.TrainingListener;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.averaging.TrainingSettings.RateScaling;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.Objective;
import io.stride.train.model.ReconstructionLoss;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dl4jMasterTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  /** 34 x 4 walks of 8 nodes, 128 to train on: on one or two partitions minibatches are full. */
  private static final LocalWalks WALKS =
      new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 4, 1, 1, 3));

  private static final Broadcast<FeatureRows> FEATURES =
      CONTEXT.broadcast(TinyModels.features(WALKS.graph()));

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 3"})
  @DisplayName("Plain SGD under both masters: the same parameters to 1e-5")
  void agreesOnSgd(int partitions, int frequency) {
    assertAgreement(TinyModels.sgd(0.1), settings(partitions, frequency, 2), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 8"})
  @DisplayName("A round of Adam under both, moments averaged too: the same to 1e-4")
  void agreesOnAdam(int partitions, int frequency) {
    // One round only: in the next one Deeplearning4j counts Adam's steps from 0 again.
    TrainingResult ours =
        assertAgreement(TinyModels.adam(), settings(partitions, frequency, 1), 1e-4);
    assertThat(ours.rounds()).hasSize(1);
    assertThat(ours.state().updater()).isNotEmpty();
  }

  private static TrainingResult assertAgreement(
      AutoencoderSettings model, TrainingSettings settings, double tolerance) {
    TrainingResult stock =
        new Dl4jMaster(CONTEXT, settings).train(model, data(), TrainingListener.NONE);
    TrainingResult ours =
        new AveragingMaster(CONTEXT, settings).train(model, data(), TrainingListener.NONE);
    float[] start = AutoencoderNetwork.create(model).state().parameters();
    float[] end = ours.state().parameters();
    assertThat(distance(start, end)).isGreaterThan(0.02);
    assertThat(distance(stock.state().parameters(), end)).isLessThan(tolerance);
    assertThat(distance(stock.state().updater(), ours.state().updater())).isLessThan(tolerance);
    assertThat(stock.state().steps()).isEqualTo(ours.state().steps());
    assertThat(stock.rounds()).hasSameSizeAs(ours.rounds());
    assertThat(stock.finalError().relative()).isCloseTo(ours.finalError().relative(), within(1e-4));
    return ours;
  }

  @Test
  void refusesWhatItWouldPassOver() {
    Averaging gradients = new Averaging(1, 2, RateScaling.NONE, Averaged.GRADIENTS);
    assertThatThrownBy(() -> new Dl4jMaster(CONTEXT, settings(gradients, 1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("averaging.what was gradients, must be parameters");
    AutoencoderSettings contrast =
        TinyModels.with(TinyModels.adam(), new Objective(ReconstructionLoss.MSE, 1, 2, 0.1));
    assertThatThrownBy(
            () ->
                new Dl4jMaster(CONTEXT, settings(1, 1, 1))
                    .train(contrast, data(), TrainingListener.NONE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("model.contrast was 2, must be 0 with averaging.master = dl4j");
  }

  private static TrainingData data() {
    return new TrainingData(WALKS, FEATURES);
  }

  private static TrainingSettings settings(int partitions, int frequency, int epochs) {
    return settings(
        new Averaging(frequency, partitions, RateScaling.SQRT, Averaged.PARAMETERS), epochs);
  }

  private static TrainingSettings settings(Averaging averaging, int epochs) {
    return new TrainingSettings(
        new BatchSettings(4, 16), 100_000, epochs, 8.0 / 136, 10, averaging);
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
