package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.averaging.TrainingSettings.RateScaling;
import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.LocalSpark;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientAveragingTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final LocalWalks WALKS =
      new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 3, 1, 1, 3));
  private static final Broadcast<FeatureRows> FEATURES =
      CONTEXT.broadcast(TinyModels.features(WALKS.graph()));

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @DisplayName(
      "Frequency 1 and plain SGD: gradients or parameters averaged, the result is the same")
  void agreesWithParameters(int partitions) {
    AutoencoderSettings model = TinyModels.sgd(0.1);
    TrainingResult gradients = train(model, 1, partitions, Averaged.GRADIENTS);
    TrainingResult parameters = train(model, 1, partitions, Averaged.PARAMETERS);
    Parameters.assertEqual(gradients.state(), parameters.state(), 1e-5);
    Parameters.assertMoved(AutoencoderNetwork.create(model).state(), gradients.state());
    assertThat(gradients.rounds()).hasSameSizeAs(parameters.rounds());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  @DisplayName("Adam takes the very steps of one network on the union of unequal minibatches")
  void equalsUnion(int partitions) {
    AutoencoderSettings model = TinyModels.adam();
    TrainingSettings settings = settings(1, partitions, Averaged.GRADIENTS);
    UnionTraining oracle = new UnionTraining(WALKS, FEATURES.value(), settings);
    NetworkState expected = oracle.train(model);
    TrainingResult result = train(model, 1, partitions, Averaged.GRADIENTS);
    assertThat(oracle.sizes()).anyMatch(sizes -> sizes.stream().distinct().count() > 1);
    // Adam divides by the root of the second moment: rounding of tiny gradients weighs more.
    Parameters.assertEqual(result.state(), expected, 1e-3);
    assertThat(result.state().steps()).isEqualTo(expected.steps());
    assertThat(result.state().updater()).hasSameSizeAs(expected.updater());
    Parameters.assertMoved(train(model, 1, partitions, Averaged.PARAMETERS).state(), expected);
  }

  @Test
  @DisplayName("Several minibatches a round make one step, whoever computes them")
  void frequency() {
    AutoencoderSettings model = TinyModels.sgd(0.1);
    TrainingResult result = train(model, 3, 2, Averaged.GRADIENTS);
    assertThat(result.state().steps()).isEqualTo(result.rounds().size());
    TrainingResult again = train(model, 3, 2, Averaged.GRADIENTS);
    Parameters.assertSame(again.state(), result.state());
    TrainingResult steps = train(model, 3, 2, Averaged.PARAMETERS);
    assertThat(steps.rounds()).hasSameSizeAs(result.rounds());
    assertThat(steps.state().steps()).isGreaterThan(result.state().steps());
  }

  private static TrainingResult train(
      AutoencoderSettings model, int frequency, int partitions, Averaged what) {
    return new AveragingMaster(CONTEXT, settings(frequency, partitions, what))
        .train(model, new TrainingData(WALKS, FEATURES), TrainingListener.NONE);
  }

  private static TrainingSettings settings(int frequency, int partitions, Averaged what) {
    Averaging averaging = new Averaging(frequency, partitions, RateScaling.NONE, what);
    return new TrainingSettings(new BatchSettings(5, 16), 100_000, 2, 0.13, 10, averaging);
  }
}
