package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.averaging.TrainingSettings.RateScaling;
import io.stride.train.batch.BatchSettings;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.Objective;
import io.stride.train.model.ReconstructionLoss;
import io.stride.train.testing.TinyModels;
import io.stride.walk.error.InvalidSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contrastive loss across partitions, where a pair must lie in one minibatch. */
class ContrastAveragingTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("Stopped and resumed: the same bits as without")
  void resumes() {
    AutoencoderSettings model = model(TinyModels.adam());
    TrainingSettings settings = ResumedTrainings.settings(2, 2, 3);
    TrainingResult whole = Trainings.run(model, settings, TrainingListener.NONE);
    AveragingMaster killed =
        new AveragingMaster(Trainings.CONTEXT, settings, Trainings.place(directory, false));
    assertThatThrownBy(() -> killed.train(model, Trainings.data(), ResumedTrainings.killer(4)))
        .isInstanceOf(ResumedTrainings.Killed.class);
    TrainingResult resumed =
        new AveragingMaster(Trainings.CONTEXT, settings, Trainings.place(directory, true))
            .train(model, Trainings.data(), TrainingListener.NONE);
    ResumedTrainings.assertSame(resumed, whole);
    TrainingResult plain = Trainings.run(TinyModels.adam(), settings, TrainingListener.NONE);
    Parameters.assertMoved(plain.state(), whole.state());
  }

  @Test
  @DisplayName("Frequency 1 and plain SGD: gradients or parameters averaged, the same result")
  void gradients() {
    AutoencoderSettings model = model(TinyModels.sgd(0.1));
    TrainingResult gradients = train(model, Averaged.GRADIENTS);
    TrainingResult parameters = train(model, Averaged.PARAMETERS);
    Parameters.assertEqual(gradients.state(), parameters.state(), 1e-5);
    Parameters.assertMoved(AutoencoderNetwork.create(model).state(), gradients.state());
    assertThat(gradients.finalError().relative()).isPositive().isFinite();
  }

  @Test
  @DisplayName("Minibatches or walks too small for a pair and others are refused")
  void refuses() {
    assertRefused(new BatchSettings(4, 3), "training.batch-size was 3, must be 4 to 4096");
    assertRefused(new BatchSettings(4, 5000), "training.batch-size was 5000, must be 4 to 4096");
    assertRefused(new BatchSettings(7, 16), "training.piece-length was 7, must be at most");
  }

  private static void assertRefused(BatchSettings batches, String message) {
    TrainingSettings settings = Trainings.SETTINGS.with(batches);
    AutoencoderSettings model = model(TinyModels.adam());
    assertThatThrownBy(() -> Trainings.run(model, settings, TrainingListener.NONE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(message);
  }

  private static TrainingResult train(AutoencoderSettings model, Averaged what) {
    Averaging averaging = new Averaging(1, 2, RateScaling.NONE, what);
    return Trainings.run(
        model, Trainings.with(Trainings.SETTINGS, averaging), TrainingListener.NONE);
  }

  private static AutoencoderSettings model(AutoencoderSettings base) {
    return TinyModels.with(base, new Objective(ReconstructionLoss.MSE, 1, 1, 0.1));
  }
}
