package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.TrainingSettings.Averaging;
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
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  private static final LocalWalks WALKS =
      new LocalWalks(TestGraphs.karate(), new WalkSettings(8, 3, 1, 1, 3));
  private static final Broadcast<FeatureRows> FEATURES =
      CONTEXT.broadcast(TinyModels.features(WALKS.graph()));

  @ParameterizedTest
  @ValueSource(doubles = {1e4, 1e15, 1e38})
  @DisplayName("A huge rate stops training; what is kept is from before the first bad step")
  void keepsTheLastGoodState(double rate) {
    AutoencoderSettings model = TinyModels.sgd(rate);
    TrainingResult result = train(model, 1, 2);
    NetworkState start = AutoencoderNetwork.create(model).state();

    assertThat(result.stop()).isEqualTo(TrainingResult.Stop.DIVERGED);
    Parameters.assertSame(result.state(), start);
    assertThat(result.rounds()).hasSizeBetween(1, 2);
    assertThat(result.validation()).hasSize(1);
    assertThat(result.finalError().relative()).isFinite();
  }

  @Test
  @DisplayName("The last round of an epoch is measured too, by the held-out pieces")
  void measuresTheLastRound() {
    // One round is the whole epoch: no later round sees what it led to.
    AutoencoderSettings model = TinyModels.sgd(1e4);
    TrainingResult result = train(model, 1000, 1);
    assertThat(result.rounds()).hasSize(1);
    assertThat(result.stop()).isEqualTo(TrainingResult.Stop.DIVERGED);
    Parameters.assertSame(result.state(), AutoencoderNetwork.create(model).state());
    assertThat(result.validation()).hasSize(1);
  }

  @Test
  @DisplayName("Training that has gone well before keeps what it has learnt")
  void keepsWhatWasLearnt() {
    // The factor is so tight that sooner or later a minibatch is harder than it allows.
    TrainingSettings tight =
        new TrainingSettings(new BatchSettings(5, 4), 100_000, 50, 0.1, 1.1, new Averaging(1, 2));
    AutoencoderSettings model = TinyModels.adam();
    TrainingResult result = train(model, tight);
    assertThat(result.stop()).isEqualTo(TrainingResult.Stop.DIVERGED);
    assertThat(result.rounds()).hasSizeGreaterThan(2);
    assertThat(result.state().steps()).isEqualTo(result.rounds().size() - 2);
    assertThat(DivergenceCheck.finite(result.state())).isTrue();
  }

  @Test
  @DisplayName(
      "Cosine losses, which the network scores below 0, fall without being taken for leaps")
  void cosines() {
    TrainingResult result = train(TinyModels.cosine(), 1, 3);

    assertThat(result.stop()).isEqualTo(TrainingResult.Stop.EPOCHS_DONE);
    List<Double> losses = result.rounds().stream().map(TrainingRound::loss).toList();
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isBetween(0.0, 2.0));
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
  }

  private static TrainingResult train(AutoencoderSettings model, int frequency, int epochs) {
    return train(
        model,
        new TrainingSettings(
            new BatchSettings(5, 16), 100_000, epochs, 0.1, 10, new Averaging(frequency, 2)));
  }

  private static TrainingResult train(AutoencoderSettings model, TrainingSettings settings) {
    return new AveragingMaster(CONTEXT, settings)
        .train(model, new TrainingData(WALKS, FEATURES), TrainingListener.NONE);
  }
}
