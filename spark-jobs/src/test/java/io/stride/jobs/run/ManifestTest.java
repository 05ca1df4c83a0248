package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final Instant STARTED = Instant.parse("2026-11-22T01:00:00Z");
  private static final Instant FINISHED = Instant.parse("2026-11-22T01:01:01.500Z");

  @TempDir java.nio.file.Path directory;

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    Manifest manifest =
        new ManifestBuilder(new RunId("r1"), "embed", STARTED)
            .configuration(7, Map.of("walk", Map.of("p", 0.5)))
            .input(new Counts(34, List.of("a")))
            .device("cpu")
            .timings(Map.of("training", 2.5))
            .stopReason("all epochs done")
            .outputs(Map.of("embeddings", "embeddings/run=r1"))
            .section("extra", new Counts(1, List.of()))
            .complete(FINISHED);

    Manifest read = read(manifest.toJson());

    assertThat(read.asMap()).isEqualTo(manifest.asMap());
    assertThat(read.runId()).isEqualTo(new RunId("r1"));
    assertThat(read.job()).isEqualTo("embed");
    assertThat(read.started()).isEqualTo(STARTED);
    assertThat(read.finished()).isEqualTo(FINISHED);
    assertThat(read.section("status")).contains("complete");
    assertThat(read.section("elapsedSeconds")).contains(61.5);
    assertThat(read.section("seed")).contains(7L);
    assertThat(read.section("input")).contains(Map.of("nodes", 34L, "labels", List.of("a")));
    assertThat(read.section("nothing")).isEmpty();
  }

  @Test
  void theVersionsAreThoseOfThisProcess() {
    Versions versions = Versions.current();

    assertThat(versions.spark()).startsWith("3.5.");
    assertThat(versions.scala()).startsWith("2.12.");
    assertThat(versions.java()).startsWith("17");
    assertThat(versions.stride()).isNotBlank();
    assertThat(new ManifestBuilder(new RunId("r"), "embed").complete().section("versions"))
        .contains(
            Map.of(
                "stride", versions.stride(),
                "spark", versions.spark(),
                "java", versions.java(),
                "scala", versions.scala()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"finished\": \"yesterday\"}"})
  void whatIsNoManifestIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("m.json is no manifest of a run: ");
  }

  private Manifest read(String text) throws IOException {
    Path file = new Path(Files.writeString(directory.resolve("m.json"), text).toUri());
    FileSystem fs = file.getFileSystem(new Configuration());
    return Manifest.read(fs, file);
  }

  record Counts(int nodes, List<String> labels) {}
}
