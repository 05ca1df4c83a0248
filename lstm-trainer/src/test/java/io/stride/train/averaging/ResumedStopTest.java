package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.EarlyStopping.Mode;
import io.stride.train.averaging.ResumedTrainings.Killed;
import io.stride.train.averaging.ResumedTrainings.Notes;
import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.checkpoint.WrittenCheckpoint;
import io.stride.train.testing.TinyModels;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a resumed training ends, and what it keeps. */
class ResumedStopTest {
  @TempDir private Path directory;

  @Test
  @DisplayName(
      "Early stopping decides as if there had been no interruption; the best ones are kept")
  void earlyStopping() {
    TrainingSettings settings =
        Trainings.with(
            Trainings.epochs(Trainings.with(Trainings.SETTINGS, ResumedTrainings.EVERY_TWO), 40),
            new EarlyStopping(Mode.PATIENCE, 4, 0.1, 1));
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    assertThat(whole.stop()).isEqualTo(Stop.EARLY);
    int rounds = whole.rounds().size();
    assertThat(whole.state().steps()).isEqualTo(whole.kept().rounds());

    // In the middle of the measurements that bring nothing.
    ResumedTrainings.kill(settings, Trainings.place(directory, false), rounds - 1);
    TrainingResult resumed =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    ResumedTrainings.assertSame(resumed, whole);
  }

  @Test
  @DisplayName("Best parameters from before the checkpoint survive it")
  void bestFromBefore() {
    TrainingSettings settings =
        Trainings.with(
            Trainings.epochs(Trainings.with(Trainings.SETTINGS, ResumedTrainings.EVERY_TWO), 40),
            new EarlyStopping(Mode.PATIENCE, 4, 0, 1));
    TrainingResult whole = wild(settings, Optional.empty(), TrainingListener.NONE);
    assertThat(whole.stop()).isEqualTo(Stop.EARLY);
    int killedAfter = whole.rounds().size() - 1;
    assertThat(whole.kept().rounds()).isLessThan(killedAfter - 1);

    assertThatThrownBy(
            () ->
                wild(
                    settings,
                    Optional.of(Trainings.place(directory, false)),
                    ResumedTrainings.killer(killedAfter)))
        .isInstanceOf(Killed.class);
    TrainingResult resumed =
        wild(settings, Optional.of(Trainings.place(directory, true)), TrainingListener.NONE);
    ResumedTrainings.assertSame(resumed, whole);
  }

  @Test
  @DisplayName("A training that diverges after it was resumed keeps what it would have kept")
  void divergence() {
    TrainingSettings tight =
        new TrainingSettings(
            new BatchSettings(5, 4),
            100_000,
            50,
            0.1,
            1.1,
            0,
            LearningRateSchedule.CONSTANT,
            EarlyStopping.OFF,
            new CheckpointSettings(1, 0, 1),
            new Averaging(1, 2));
    TrainingResult whole = Trainings.run(tight, TrainingListener.NONE);
    assertThat(whole.stop()).isEqualTo(Stop.DIVERGED);
    // The round after the checkpoint is the one that diverges: only then the proven state counts.
    String last = "checkpoint-%012d".formatted(whole.rounds().size() - 1);
    TrainingListener killer =
        new Notes() {
          @Override
          public void onCheckpoint(WrittenCheckpoint checkpoint) {
            if (checkpoint.file().getName().equals(last)) {
              throw new Killed();
            }
          }
        };
    assertThatThrownBy(() -> Trainings.run(tight, Trainings.place(directory, false), killer))
        .isInstanceOf(Killed.class);
    TrainingResult resumed =
        Trainings.run(tight, Trainings.place(directory, true), TrainingListener.NONE);
    ResumedTrainings.assertSame(resumed, whole);
  }

  @Test
  @DisplayName("The time of earlier starts counts; a later cap takes training further")
  void timeCap() {
    TrainingSettings settings = ResumedTrainings.settings(1, 2, 3);
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    AtomicLong nanos = new AtomicLong();
    timed(Trainings.with(settings, 10), nanos, 4);
    nanos.set(0);
    Notes notes = new Notes();
    TrainingResult capped =
        Trainings.run(
            Trainings.with(settings, 10),
            Optional.of(Trainings.place(directory, true)),
            nanos::get,
            TrainingListener.all(ResumedTrainings.aMinuteARound(nanos), notes));
    assertThat(notes.lines()).containsExactly("resuming after round 4");
    assertThat(capped.stop()).isEqualTo(Stop.TIME_UP);
    assertThat(capped.rounds()).hasSize(10);

    TrainingResult further =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    ResumedTrainings.assertSame(further, whole);
  }

  private static TrainingResult wild(
      TrainingSettings settings, Optional<CheckpointPlace> place, TrainingListener listener) {
    return new AveragingMaster(Trainings.CONTEXT, settings, place, System::nanoTime)
        .train(TinyModels.adam().scaledRate(10), Trainings.data(), listener);
  }

  private void timed(TrainingSettings settings, AtomicLong nanos, int rounds) {
    assertThatThrownBy(
            () ->
                Trainings.run(
                    settings,
                    Optional.of(Trainings.place(directory, false)),
                    nanos::get,
                    TrainingListener.all(
                        ResumedTrainings.aMinuteARound(nanos),
                        ResumedTrainings.killer(rounds + 1))))
        .isInstanceOf(Killed.class);
  }
}
