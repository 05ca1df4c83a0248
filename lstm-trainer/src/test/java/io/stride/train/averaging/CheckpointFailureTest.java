package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.checkpoint.FullDisk;
import io.stride.train.checkpoint.WrittenCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFailureTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("A disk that fills up costs checkpoints, with a warning, not the training")
  void diskFull(boolean local) {
    FullDisk disk = new FullDisk(Trainings.local(), local);
    List<String> notes = new ArrayList<>();
    TrainingListener fillsUp =
        new TrainingListener() {
          @Override
          public void onRound(TrainingRound round, double share) {}

          @Override
          public void onCheckpoint(WrittenCheckpoint checkpoint) {
            disk.leave(1000);
          }

          @Override
          public void onNote(String line) {
            notes.add(line);
          }
        };
    TrainingSettings settings = Trainings.with(Trainings.SETTINGS, new CheckpointSettings(7, 0, 3));
    TrainingResult result =
        Trainings.run(settings, Trainings.place(disk, directory, false), fillsUp);

    Parameters.assertSame(result.state(), Trainings.run(settings, TrainingListener.NONE).state());
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0))
        .startsWith("no checkpoint after round 14, training goes on: ")
        .contains("No space left on device")
        .endsWith("; the one before stays");
    assertThat(directory.toFile().list()).containsExactly("checkpoint-000000000007");

    List<Integer> again = new ArrayList<>();
    TrainingResult resumed =
        Trainings.run(
            settings, Trainings.place(directory, true), (round, share) -> again.add(round.round()));
    assertThat(again).hasSize(11).startsWith(7);
    Parameters.assertSame(resumed.state(), result.state());
  }
}
