package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSessionTest {
  private static final RunId ID = new RunId("r1");

  @TempDir Path output;

  @Test
  void aPublishedRunIsInPlaceAndLeavesNoScaffolding() throws IOException {
    run("new");

    assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("new");
    assertThat(output.resolve("models/run=r1/part-0")).hasContent("new");
    assertThat(directory().complete()).isTrue();
    assertThat(Manifest.read(directory().fileSystem(), directory().manifest()).runId())
        .isEqualTo(ID);
    assertThat(output)
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("_"));
    assertThat(output.resolve("manifests"))
        .isDirectoryContaining("glob:**/r1.json")
        .isDirectoryNotContaining("glob:**/_*");
  }

  @Test
  void untilItIsPublishedNothingIsToBeSeen() throws IOException {
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.EMBEDDINGS, "new");

      assertThat(output.resolve("embeddings")).doesNotExist();
      assertThat(directory().complete()).isFalse();
    }
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void theManifestComesLastAndLeftoversOfAFailedPublishingAreRemoved() throws IOException {
    Path obstacle = Files.writeString(output.resolve("embeddings"), "a file in the way");
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.MODELS, "half");
      stage(session, RunPart.EMBEDDINGS, "half");

      assertThatThrownBy(() -> session.publish(manifest())).isInstanceOf(IOException.class);
    }
    assertThat(output.resolve("models/run=r1")).exists();
    assertThat(directory().complete()).isFalse();

    Files.delete(obstacle);
    try (RunSession session = begin(IfComplete.SKIP)) {
      assertThat(output.resolve("models/run=r1")).doesNotExist();
      stage(session, RunPart.EMBEDDINGS, "whole");
      session.publish(manifest());
    }
    assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("whole");
    assertThat(output.resolve("models/run=r1")).doesNotExist();
  }

  @Test
  void whatAKilledRunStagedIsRemovedAndOtherRunsAreNot() throws IOException {
    Path old = Files.createDirectories(output.resolve("_staging/r1/models")).resolve("part-9");
    Files.writeString(old, "old");
    Path other = Files.createDirectories(output.resolve("_staging/r2/models")).resolve("part-9");
    Files.writeString(other, "other");

    try (RunSession session = begin(IfComplete.SKIP)) {
      assertThat(old).doesNotExist();
      assertThat(session.directory().runId()).isEqualTo(ID);
    }
    assertThat(other).hasContent("other");
  }

  @Test
  void whatIsKeptIsThereForTheNextStartUntilItIsPublished() throws IOException {
    try (RunSession session = keeping()) {
      stage(session, RunPart.WALKS, "half");
    }
    assertThat(output.resolve("_staging/r1/walks/part-0")).hasContent("half");
    assertThat(output.resolve("_locks")).doesNotExist();

    try (RunSession session = keeping()) {
      assertThat(output.resolve("_staging/r1/walks/part-0")).hasContent("half");
      session.publish(manifest());
    }
    assertThat(output.resolve("walks/run=r1/part-0")).hasContent("half");
    assertThat(output.resolve("_staging")).doesNotExist();
  }

  @Test
  void whatIsKeptCanBeDiscardedByTheSameJobAndIsByAnother() throws IOException {
    for (boolean sameJob : new boolean[] {true, false}) {
      try (RunSession session = keeping()) {
        stage(session, RunPart.WALKS, "half");
      }
      try (RunSession session = sameJob ? keeping() : begin(IfComplete.SKIP)) {
        if (sameJob) {
          session.discardStaged();
        }
        assertThat(output.resolve("_staging/r1")).doesNotExist();
      }
    }
  }

  @Test
  void aCompleteRunIsSkipped() throws IOException {
    run("first");

    assertThat(RunSession.begin(directory(), IfComplete.SKIP, "embed")).isEmpty();
    assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("first");
    assertThat(output.resolve("_locks")).doesNotExist();
  }

  @Test
  void aCompleteRunIsRefusedIfAsked() throws IOException {
    run("first");

    assertThatThrownBy(() -> RunSession.begin(directory(), IfComplete.FAIL, "embed"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("run r1 is complete already in file:" + output)
        .hasMessageContaining("--if-complete");
  }

  @Test
  void aReplacedRunStaysUntilTheNewOneIsReady() throws IOException {
    run("first");
    try (RunSession session = begin(IfComplete.REPLACE)) {
      stage(session, RunPart.EMBEDDINGS, "abandoned");
    }
    assertThat(directory().complete()).isTrue();
    assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("first");

    try (RunSession session = begin(IfComplete.REPLACE)) {
      stage(session, RunPart.EMBEDDINGS, "second");
      assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("first");
      session.publish(manifest());
    }
    assertThat(output.resolve("embeddings/run=r1/part-0")).hasContent("second");
    assertThat(output.resolve("models/run=r1")).doesNotExist();
    assertThat(directory().complete()).isTrue();
  }

  @Test
  void stagedPartsCanBeDiscardedWithoutTheJobsOwnFiles() throws IOException {
    try (RunSession session = keeping()) {
      stage(session, RunPart.MODELS, "half");
      stage(session, RunPart.EMBEDDINGS, "half");
      Path own = Path.of(session.directory().scratch("checkpoints").toUri().getPath());
      Files.writeString(Files.createDirectories(own).resolve("one"), "whole");

      session.discardStagedParts();
    }
    assertThat(output.resolve("_staging/r1").toFile().list()).containsExactly("checkpoints");
    assertThat(output.resolve("_staging/r1/checkpoints/one")).hasContent("whole");
  }

  @Test
  void twoCannotWorkOnOneRun() throws IOException {
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.MODELS, "first");

      assertThatThrownBy(() -> begin(IfComplete.SKIP)).isInstanceOf(LockedException.class);
      assertThat(output.resolve("_staging/r1/models/part-0")).hasContent("first");
    }
  }

  @Test
  void aRunThatLostItsLockPublishesNothingAndLeavesItsSuccessorsStaging() throws IOException {
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.EMBEDDINGS, "successor's");
      LockOwner successor = LockOwner.now("embed");
      Files.writeString(output.resolve("_locks/r1.lock"), successor.toJson());

      assertThatThrownBy(() -> session.publish(manifest()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("took over");
    }
    assertThat(directory().complete()).isFalse();
    assertThat(output.resolve("_staging/r1/embeddings/part-0")).exists();
    assertThat(output.resolve("_locks/r1.lock")).exists();
  }

  @Test
  void aFailedRunThatLostItsLockUnawaresLeavesItsSuccessorsStaging() throws IOException {
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.EMBEDDINGS, "successor's");
      Files.writeString(output.resolve("_locks/r1.lock"), LockOwner.now("embed").toJson());
    }
    assertThat(output.resolve("_staging/r1/embeddings/part-0")).exists();
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeAnyWork() throws IOException {
    Path file = Files.writeString(output.resolve("file"), "");
    RunDirectory below =
        RunDirectory.of(new Configuration(false), file.resolve("out").toString(), ID);

    assertThatThrownBy(() -> RunSession.begin(below, IfComplete.SKIP, "embed"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("output.path was file:" + file + "/out, must be a directory that");
  }

  @Test
  void anUnknownFileSystemAndAnEmptyPathAreRefused() {
    Configuration hadoop = new Configuration();

    assertThatThrownBy(() -> RunDirectory.of(hadoop, "nosuchfs://host/out", ID))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("nosuchfs");
    assertThatThrownBy(() -> RunDirectory.of(hadoop, " ", ID))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("output.path was empty");
  }

  private void run(String content) throws IOException {
    try (RunSession session = begin(IfComplete.SKIP)) {
      stage(session, RunPart.MODELS, content);
      stage(session, RunPart.EMBEDDINGS, content);
      session.publish(manifest());
    }
  }

  private RunSession begin(IfComplete ifComplete) throws IOException {
    Optional<RunSession> session = RunSession.begin(directory(), ifComplete, "embed");
    return session.orElseThrow();
  }

  private RunSession keeping() throws IOException {
    return RunSession.begin(directory(), IfComplete.SKIP, "walks", StagingPolicy.KEEP)
        .orElseThrow();
  }

  private RunDirectory directory() {
    return RunDirectory.of(new Configuration(), output.toString(), ID);
  }

  private static Manifest manifest() {
    return new ManifestBuilder(ID, "embed").complete();
  }

  private static void stage(RunSession session, RunPart part, String content) throws IOException {
    Path staged = Path.of(session.directory().staging(part).toUri().getPath());
    Files.writeString(Files.createDirectories(staged).resolve("part-0"), content);
  }
}
