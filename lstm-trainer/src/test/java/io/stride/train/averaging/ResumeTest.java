package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.EarlyStopping.Mode;
import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.checkpoint.WrittenCheckpoint;
import io.stride.train.testing.TinyModels;
import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
  private static final CheckpointSettings EVERY_TWO = new CheckpointSettings(2, 0, 2);
  private static final LearningRateSchedule SCHEDULE =
      new LearningRateSchedule(LearningRateSchedule.Decay.COSINE, 0.2, 0.05);

  /** On, but never reached here: what it keeps has to survive. */
  private static final EarlyStopping PATIENCE = new EarlyStopping(Mode.PATIENCE, 5, 0.02, 3);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"1, 1, 9", "1, 2, 1", "1, 2, 8", "4, 1, 3", "4, 2, 5", "4, 2, 6"})
  @DisplayName("Killed after any round and resumed: the same bits as without, and the same history")
  void resumes(int frequency, int partitions, int killedAfter) {
    TrainingSettings settings = settings(frequency, partitions, 4);
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    assertThat(whole.rounds()).hasSizeGreaterThan(killedAfter + 1);

    kill(settings, killedAfter, false);
    Notes notes = new Notes();
    TrainingResult resumed = Trainings.run(settings, Trainings.place(directory, true), notes);

    int written = killedAfter - killedAfter % 2;
    assertThat(notes.lines)
        .containsExactly(
            written == 0
                ? "no checkpoint to go on from: training starts at the beginning"
                : "resuming after round " + written);
    assertThat(notes.resumed).hasSize(written);
    assertSame(resumed, whole);
  }

  @Test
  @DisplayName("Killed again and again")
  void resumesTwice() {
    TrainingSettings settings = settings(1, 2, 3);
    kill(settings, 3, false);
    kill(settings, 8, true);
    kill(settings, 9, true);
    TrainingResult resumed =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    assertSame(resumed, Trainings.run(settings, TrainingListener.NONE));
  }

  @Test
  @DisplayName(
      "Early stopping decides as if there had been no interruption; the best ones are kept")
  void earlyStopping() {
    TrainingSettings settings =
        Trainings.with(
            Trainings.epochs(Trainings.with(Trainings.SETTINGS, EVERY_TWO), 40),
            new EarlyStopping(Mode.PATIENCE, 4, 0.1, 1));
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    assertThat(whole.stop()).isEqualTo(Stop.EARLY);
    int rounds = whole.rounds().size();
    assertThat(whole.state().steps()).isEqualTo(whole.kept().rounds());

    // In the middle of the measurements that bring nothing.
    kill(settings, rounds - 1, false);
    TrainingResult resumed =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    assertSame(resumed, whole);
  }

  @Test
  @DisplayName("Best parameters from before the checkpoint survive it")
  void bestFromBefore() {
    TrainingSettings settings =
        Trainings.with(
            Trainings.epochs(Trainings.with(Trainings.SETTINGS, EVERY_TWO), 40),
            new EarlyStopping(Mode.PATIENCE, 4, 0, 1));
    TrainingResult whole = wild(settings, Optional.empty(), TrainingListener.NONE);
    assertThat(whole.stop()).isEqualTo(Stop.EARLY);
    int killedAfter = whole.rounds().size() - 1;
    assertThat(whole.kept().rounds()).isLessThan(killedAfter - 1);

    assertThatThrownBy(
            () -> wild(settings, Optional.of(Trainings.place(directory, false)), kill(killedAfter)))
        .isInstanceOf(Killed.class);
    TrainingResult resumed =
        wild(settings, Optional.of(Trainings.place(directory, true)), TrainingListener.NONE);
    assertSame(resumed, whole);
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
    assertSame(resumed, whole);
  }

  @Test
  @DisplayName("A training that had come to its end is not trained again")
  void finished() {
    TrainingSettings settings = settings(1, 2, 3);
    TrainingResult whole =
        Trainings.run(settings, Trainings.place(directory, false), TrainingListener.NONE);
    List<TrainingRound> again = new ArrayList<>();
    TrainingResult resumed =
        Trainings.run(
            settings, Trainings.place(directory, true), (round, share) -> again.add(round));
    assertThat(again).isEmpty();
    assertSame(resumed, whole);
    assertThat(resumed.rounds()).isEqualTo(whole.rounds());
  }

  @Test
  @DisplayName("The time of earlier starts counts; a later cap takes training further")
  void timeCap() {
    TrainingSettings settings = settings(1, 2, 3);
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    AtomicLong nanos = new AtomicLong();
    timed(Trainings.with(settings, 10), nanos, 4, false);
    nanos.set(0);
    Notes notes = new Notes();
    TrainingResult capped =
        Trainings.run(
            Trainings.with(settings, 10),
            Optional.of(Trainings.place(directory, true)),
            nanos::get,
            TrainingListener.all(aMinuteARound(nanos), notes));
    assertThat(notes.lines).containsExactly("resuming after round 4");
    assertThat(capped.stop()).isEqualTo(Stop.TIME_UP);
    assertThat(capped.rounds()).hasSize(10);

    TrainingResult further =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    assertSame(further, whole);
  }

  @Test
  @DisplayName("Checkpoints by time, and one at the end; the last k stay")
  void byTime() {
    AtomicLong nanos = new AtomicLong();
    List<String> names = new ArrayList<>();
    TrainingListener log =
        new Notes() {
          @Override
          public void onCheckpoint(WrittenCheckpoint checkpoint) {
            names.add(checkpoint.file().getName().replaceAll("\\D|^checkpoint-0*", ""));
          }
        };
    TrainingSettings settings =
        Trainings.with(settings(1, 2, 3), new CheckpointSettings(0, 4.5, 2));
    Trainings.run(
        settings,
        Optional.of(Trainings.place(directory, false)),
        nanos::get,
        TrainingListener.all(aMinuteARound(nanos), log));
    assertThat(names.stream().map(Integer::parseInt)).containsExactly(5, 10, 15, 18);
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("checkpoint-000000000015", "checkpoint-000000000018");
  }

  @Test
  @DisplayName("Without resume, training starts at the beginning and checkpoints of before go")
  void startsAnew() {
    kill(settings(1, 2, 3), 10, false);
    TrainingSettings other = settings(4, 1, 2);
    TrainingResult anew =
        Trainings.run(other, Trainings.place(directory, false), TrainingListener.NONE);
    assertSame(anew, Trainings.run(other, TrainingListener.NONE));
    assertThat(anew.rounds()).hasSizeLessThan(8);
    assertThat(directory.toFile().list())
        .isNotEmpty()
        .doesNotContain("checkpoint-000000000008", "checkpoint-000000000010");
  }

  @Test
  @DisplayName("A checkpoint of another layout or rate is refused, with both values")
  void refused() {
    kill(settings(1, 2, 3), 4, false);
    CheckpointPlace place = Trainings.place(directory, true);
    assertThatThrownBy(() -> Trainings.run(settings(4, 3, 3), place, TrainingListener.NONE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("averaging.partitions was 2 when this checkpoint was written, now 3")
        .hasMessageContaining("averaging.frequency was 1 when this checkpoint was written, now 4")
        .hasMessageNotContaining("training.");
    // How often it is written down may change.
    TrainingSettings seldom = Trainings.with(settings(1, 2, 3), new CheckpointSettings(7, 0, 1));
    assertSame(
        Trainings.run(seldom, place, TrainingListener.NONE),
        Trainings.run(seldom, TrainingListener.NONE));
  }

  @Test
  @DisplayName("A newest checkpoint that was cut costs its rounds, not the training")
  void truncated() throws IOException {
    TrainingSettings settings = settings(1, 2, 3);
    kill(settings, 7, false);
    Path newest = directory.resolve("checkpoint-000000000006");
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
    Notes notes = new Notes();
    TrainingResult resumed = Trainings.run(settings, Trainings.place(directory, true), notes);
    assertThat(notes.lines).hasSize(2).last().isEqualTo("resuming after round 4");
    assertThat(notes.lines.get(0)).startsWith("checkpoint-000000000006 cannot be used: it has ");
    assertSame(resumed, Trainings.run(settings, TrainingListener.NONE));
  }

  private static TrainingSettings settings(int frequency, int partitions, int epochs) {
    TrainingSettings settings =
        Trainings.with(
            Trainings.with(Trainings.SETTINGS, new Averaging(frequency, partitions)), EVERY_TWO);
    return Trainings.epochs(Trainings.with(Trainings.with(settings, SCHEDULE), PATIENCE), epochs);
  }

  private static TrainingResult wild(
      TrainingSettings settings, Optional<CheckpointPlace> place, TrainingListener listener) {
    return new AveragingMaster(Trainings.CONTEXT, settings, place, System::nanoTime)
        .train(TinyModels.adam().scaledRate(10), Trainings.data(), listener);
  }

  private void kill(TrainingSettings settings, int rounds, boolean resume) {
    assertThatThrownBy(
            () -> Trainings.run(settings, Trainings.place(directory, resume), kill(rounds)))
        .isInstanceOf(Killed.class);
  }

  private void timed(TrainingSettings settings, AtomicLong nanos, int rounds, boolean resume) {
    assertThatThrownBy(
            () ->
                Trainings.run(
                    settings,
                    Optional.of(Trainings.place(directory, resume)),
                    nanos::get,
                    TrainingListener.all(aMinuteARound(nanos), kill(rounds + 1))))
        .isInstanceOf(Killed.class);
  }

  private static TrainingListener aMinuteARound(AtomicLong nanos) {
    return (round, share) -> nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
  }

  /** Ends the training in the round after {@code rounds}, before that one counts. */
  private static TrainingListener kill(int rounds) {
    return (round, share) -> {
      if (round.round() == rounds) {
        throw new Killed();
      }
    };
  }

  private static void assertSame(TrainingResult actual, TrainingResult expected) {
    Parameters.assertSame(actual.state(), expected.state());
    assertThat(actual.validation()).isEqualTo(expected.validation());
    assertThat(actual.kept()).isEqualTo(expected.kept());
    assertThat(actual.stop()).isEqualTo(expected.stop());
    assertThat(actual.rounds().stream().map(ResumeTest::timeless).toList())
        .isEqualTo(expected.rounds().stream().map(ResumeTest::timeless).toList());
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
  private static class Notes implements TrainingListener {
    private final List<String> lines = new ArrayList<>();
    private final List<TrainingRound> resumed = new ArrayList<>();

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
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
