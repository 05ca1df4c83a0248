package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.averaging.ResumedTrainings.Notes;
import io.stride.train.checkpoint.WrittenCheckpoint;
import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoints are written, gone on from and refused. */
class ResumeCheckpointsTest {
  @TempDir private Path directory;

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
        Trainings.with(ResumedTrainings.settings(1, 2, 3), new CheckpointSettings(0, 4.5, 2));
    Trainings.run(
        settings,
        Optional.of(Trainings.place(directory, false)),
        nanos::get,
        TrainingListener.all(ResumedTrainings.aMinuteARound(nanos), log));
    assertThat(names.stream().map(Integer::parseInt)).containsExactly(5, 10, 15, 18);
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("checkpoint-000000000015", "checkpoint-000000000018");
  }

  @Test
  @DisplayName("Without resume, training starts at the beginning and checkpoints of before go")
  void startsAnew() {
    ResumedTrainings.kill(
        ResumedTrainings.settings(1, 2, 3), Trainings.place(directory, false), 10);
    TrainingSettings other = ResumedTrainings.settings(4, 1, 2);
    TrainingResult anew =
        Trainings.run(other, Trainings.place(directory, false), TrainingListener.NONE);
    ResumedTrainings.assertSame(anew, Trainings.run(other, TrainingListener.NONE));
    assertThat(anew.rounds()).hasSizeLessThan(8);
    assertThat(directory.toFile().list())
        .isNotEmpty()
        .doesNotContain("checkpoint-000000000008", "checkpoint-000000000010");
  }

  @Test
  @DisplayName("A checkpoint of another layout or rate is refused, with both values")
  void refused() {
    ResumedTrainings.kill(ResumedTrainings.settings(1, 2, 3), Trainings.place(directory, false), 4);
    CheckpointPlace place = Trainings.place(directory, true);
    assertThatThrownBy(
            () -> Trainings.run(ResumedTrainings.settings(4, 3, 3), place, TrainingListener.NONE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("averaging.partitions was 2 when this checkpoint was written, now 3")
        .hasMessageContaining("averaging.frequency was 1 when this checkpoint was written, now 4")
        .hasMessageNotContaining("training.");
    // How often it is written down may change.
    TrainingSettings seldom =
        Trainings.with(ResumedTrainings.settings(1, 2, 3), new CheckpointSettings(7, 0, 1));
    ResumedTrainings.assertSame(
        Trainings.run(seldom, place, TrainingListener.NONE),
        Trainings.run(seldom, TrainingListener.NONE));
  }

  @Test
  @DisplayName("A newest checkpoint that was cut costs its rounds, not the training")
  void truncated() throws IOException {
    TrainingSettings settings = ResumedTrainings.settings(1, 2, 3);
    ResumedTrainings.kill(settings, Trainings.place(directory, false), 7);
    Path newest = directory.resolve("checkpoint-000000000006");
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
    Notes notes = new Notes();
    TrainingResult resumed = Trainings.run(settings, Trainings.place(directory, true), notes);
    assertThat(notes.lines()).hasSize(2).last().isEqualTo("resuming after round 4");
    assertThat(notes.lines().get(0)).startsWith("checkpoint-000000000006 cannot be used: it has ");
    ResumedTrainings.assertSame(resumed, Trainings.run(settings, TrainingListener.NONE));
  }
}
