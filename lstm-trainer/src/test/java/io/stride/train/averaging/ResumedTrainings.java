package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.EarlyStopping.Mode;
import io.stride.train.averaging.TrainingSettings.Averaging;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Trainings that are killed and go on from their checkpoints. */
final class ResumedTrainings {
  /** A checkpoint every two rounds. */
  static final CheckpointSettings EVERY_TWO = new CheckpointSettings(2, 0, 2);

  private static final LearningRateSchedule SCHEDULE =
      new LearningRateSchedule(LearningRateSchedule.Decay.COSINE, 0.2, 0.05);

  /** On, but never reached here: what it keeps has to survive. */
  private static final EarlyStopping PATIENCE = new EarlyStopping(Mode.PATIENCE, 5, 0.02, 3);

  private ResumedTrainings() {}

  /** With everything on that a checkpoint has to carry. */
  static TrainingSettings settings(int frequency, int partitions, int epochs) {
    TrainingSettings settings =
        Trainings.with(
            Trainings.with(Trainings.SETTINGS, new Averaging(frequency, partitions)), EVERY_TWO);
    return Trainings.epochs(Trainings.with(Trainings.with(settings, SCHEDULE), PATIENCE), epochs);
  }

  /** Trains until so many rounds are done. */
  static void kill(TrainingSettings settings, CheckpointPlace place, int rounds) {
    assertThatThrownBy(() -> Trainings.run(settings, place, killer(rounds)))
        .isInstanceOf(Killed.class);
  }

  /** Ends the training in the round after {@code rounds}, before that one counts. */
  static TrainingListener killer(int rounds) {
    return (round, share) -> {
      if (round.round() == rounds) {
        throw new Killed();
      }
    };
  }

  /** Moves a clock. */
  static TrainingListener aMinuteARound(AtomicLong nanos) {
    return (round, share) -> nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
  }

  /** Results agree in every bit, and in every round but for the time it took. */
  static void assertSame(TrainingResult actual, TrainingResult expected) {
    Parameters.assertSame(actual.state(), expected.state());
    assertThat(actual.validation()).isEqualTo(expected.validation());
    assertThat(actual.kept()).isEqualTo(expected.kept());
    assertThat(actual.stop()).isEqualTo(expected.stop());
    assertThat(actual.rounds().stream().map(ResumedTrainings::timeless).toList())
        .isEqualTo(expected.rounds().stream().map(ResumedTrainings::timeless).toList());
  }

  private static TrainingRound timeless(TrainingRound round) {
    return new TrainingRound(
        round.epoch(),
        round.round(),
        round.loss(),
        round.learningRate(),
        round.pieces(),
        round.tokens(),
        round.walks(),
        0,
        0,
        0,
        0);
  }

  /** What a listener was told about resuming. */
  static class Notes implements TrainingListener {
    private final List<String> lines = new ArrayList<>();
    private final List<TrainingRound> resumed = new ArrayList<>();

    List<String> lines() {
      return List.copyOf(lines);
    }

    List<TrainingRound> resumed() {
      return List.copyOf(resumed);
    }

    @Override
    public void onRound(TrainingRound round, double share) {}

    @Override
    public void onNote(String line) {
      lines.add(line);
    }

    @Override
    public void onResume(List<TrainingRound> rounds) {
      resumed.addAll(rounds);
    }
  }

  /** The end of the process. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
