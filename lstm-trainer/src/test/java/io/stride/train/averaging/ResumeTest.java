package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.averaging.ResumedTrainings.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resumed training arrives at. */
class ResumeTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"1, 1, 9", "1, 2, 1", "1, 2, 8", "4, 1, 3", "4, 2, 5", "4, 2, 6"})
  @DisplayName("Killed after any round and resumed: the same bits as without, and the same history")
  void resumes(int frequency, int partitions, int killedAfter) {
    TrainingSettings settings = ResumedTrainings.settings(frequency, partitions, 4);
    TrainingResult whole = Trainings.run(settings, TrainingListener.NONE);
    assertThat(whole.rounds()).hasSizeGreaterThan(killedAfter + 1);

    ResumedTrainings.kill(settings, Trainings.place(directory, false), killedAfter);
    Notes notes = new Notes();
    TrainingResult resumed = Trainings.run(settings, Trainings.place(directory, true), notes);

    int written = killedAfter - killedAfter % 2;
    assertThat(notes.lines())
        .containsExactly(
            written == 0
                ? "no checkpoint to go on from: training starts at the beginning"
                : "resuming after round " + written);
    assertThat(notes.resumed()).hasSize(written);
    ResumedTrainings.assertSame(resumed, whole);
  }

  @Test
  @DisplayName("Killed again and again")
  void resumesTwice() {
    TrainingSettings settings = ResumedTrainings.settings(1, 2, 3);
    ResumedTrainings.kill(settings, Trainings.place(directory, false), 3);
    ResumedTrainings.kill(settings, Trainings.place(directory, true), 8);
    ResumedTrainings.kill(settings, Trainings.place(directory, true), 9);
    TrainingResult resumed =
        Trainings.run(settings, Trainings.place(directory, true), TrainingListener.NONE);
    ResumedTrainings.assertSame(resumed, Trainings.run(settings, TrainingListener.NONE));
  }

  @Test
  @DisplayName("A training that had come to its end is not trained again")
  void finished() {
    TrainingSettings settings = ResumedTrainings.settings(1, 2, 3);
    TrainingResult whole =
        Trainings.run(settings, Trainings.place(directory, false), TrainingListener.NONE);
    List<TrainingRound> again = new ArrayList<>();
    TrainingResult resumed =
        Trainings.run(
            settings, Trainings.place(directory, true), (round, share) -> again.add(round));
    assertThat(again).isEmpty();
    ResumedTrainings.assertSame(resumed, whole);
    assertThat(resumed.rounds()).isEqualTo(whole.rounds());
  }
}
