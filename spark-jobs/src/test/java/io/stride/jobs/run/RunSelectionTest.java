package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSelectionTest {
  private static final Instant TIME = Instant.parse("2026-11-22T01:00:00Z");

  @TempDir Path output;
  private Path embeddings;

  @BeforeEach
  void setUp() throws IOException {
    embeddings = Files.createDirectories(output.resolve("embeddings"));
  }

  @Test
  void theNewestCompleteRunIsChosenWhateverItsName() throws IOException {
    complete("b", 1);
    complete("a", 2);
    vectors("z");

    RunSelection selection = choose(embeddings);

    assertThat(selection.path()).isEqualTo("file:" + embeddings + "/run=a");
    assertThat(selection.runId()).contains(new RunId("a"));
    assertThat(selection.describe())
        .isEqualTo("run a (the newest of 2 complete runs): file:" + embeddings + "/run=a");
    assertThat(choose(output)).isEqualTo(selection);
  }

  @Test
  void theWantedRunIsChosenIfItIsComplete() throws IOException {
    complete("a", 1);
    complete("b", 2);
    vectors("half");

    assertThat(choose(embeddings, "a").path()).endsWith("/run=a");
    refused(embeddings, "half")
        .hasMessage("embeddings: run half is not complete: it has no manifest");
    refused(embeddings, "none").hasMessageContaining("has no run none, only a, b, half");
  }

  @Test
  void withoutManifestsTheOnlyRunIsChosenAndOneOfSeveralMustBeNamed() throws IOException {
    vectors("a");
    assertThat(choose(embeddings).path()).endsWith("/run=a");
    assertThat(choose(embeddings).describe()).contains("no manifest");

    vectors("b");
    assertThatThrownBy(() -> choose(embeddings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("several runs")
        .hasMessageEndingWith("choose one with --run-id: a, b");
    assertThat(choose(embeddings, "b").path()).endsWith("/run=b");
  }

  @Test
  void aRunsDirectoryIsTakenAsItIs() throws IOException {
    complete("a", 1);
    Path run = embeddings.resolve("run=a");

    assertThat(choose(run).runId()).contains(new RunId("a"));
    assertThat(choose(run).path()).isEqualTo("file:" + run);
    assertThat(choose(run, "a").path()).isEqualTo("file:" + run);
    refused(run, "b").hasMessageContaining("is not run b");
  }

  @Test
  void anyOtherTableIsTakenAsItIs() throws IOException {
    Path table = Files.createDirectories(output.resolve("vectors.parquet"));
    Path file = Files.writeString(table.resolve("part-0.parquet"), "");

    assertThat(choose(table).path()).isEqualTo("file:" + table);
    assertThat(choose(file).path()).isEqualTo("file:" + file);
    assertThat(choose(table).runId()).isEmpty();
    refused(table, "a").hasMessageContaining("so no run a");
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> choose(output.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("embeddings: " + output + "/none does not exist");
  }

  private void complete(String id, int minute) throws IOException {
    vectors(id);
    Manifest manifest =
        new ManifestBuilder(new RunId(id), "embed", TIME).complete(TIME.plusSeconds(60L * minute));
    Path manifests = Files.createDirectories(output.resolve("manifests"));
    Files.writeString(manifests.resolve(id + ".json"), manifest.toJson());
  }

  private void vectors(String id) throws IOException {
    Files.createDirectories(embeddings.resolve("run=" + id));
  }

  private static RunSelection choose(Path path) {
    return RunSelection.choose(
        new Configuration(), RunPart.EMBEDDINGS, path.toString(), Optional.empty());
  }

  private static RunSelection choose(Path path, String id) {
    return RunSelection.choose(
        new Configuration(), RunPart.EMBEDDINGS, path.toString(), Optional.of(new RunId(id)));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(Path path, String id) {
    return assertThatThrownBy(() -> choose(path, id)).isInstanceOf(InvalidInputException.class);
  }
}
