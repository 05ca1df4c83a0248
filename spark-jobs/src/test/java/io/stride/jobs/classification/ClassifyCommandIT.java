package io.stride.jobs.classification;

import static io.stride.jobs.testing.SmallEmbed.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stride classify} on what {@code stride embed} wrote. */
class ClassifyCommandIT {
  private static final Path LABELS = SmallEmbed.karate().resolveSibling("labels.tsv");

  @TempDir private static Path output;
  @TempDir private Path directory;

  @BeforeAll
  static void embedKarate() {
    var session = LocalSpark.session();
    assertThat(SmallEmbed.embed(SmallEmbed.karate(), output).sparkSession()).isSameAs(session);
  }

  @Test
  void scoresGoToStdoutAndBesideTheRunsMetrics() {
    Invocation invocation = classify(output + "/embeddings", LABELS.toString());

    assertThat(invocation.code()).as(invocation.err()).isZero();
    assertThat(invocation.out()).contains("run r1", "34 labelled nodes", "micro-F1");
    assertThat(output.resolve("metrics/run=r1/classification.json")).isNotEmptyFile();
  }

  @Test
  void labelsOfNodesThatAreNotThereAreCountedAndNamed() throws IOException {
    Path more = file(directory, "l.tsv", Files.readString(LABELS) + "901\tx\n902\tx\n");

    Invocation invocation = classify(output.toString(), more.toString(), "--json");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(invocation.out());
    assertThat(json.at("/unmatched").asInt()).isEqualTo(2);
    assertThat(json.at("/nodes").asInt()).isEqualTo(34);
    assertThat(json.at("/warnings/0").asText())
        .isEqualTo("2 of 36 labelled nodes have no embedding and are left out: 901, 902");
    assertThat(classify(output.toString(), more.toString()).out())
        .contains("2 of 36 labelled nodes have no embedding");
  }

  @Test
  void labelsOfAnotherGraph() {
    Path other = file(directory, "l.tsv", "901\tx\n902\ty\n");
    assertRefused(
        classify(output.toString(), other.toString()),
        "labels: none of the 2 labelled nodes (such as '901') has an embedding;"
            + " are these the labels of another graph?");
  }

  @Test
  void embeddingsOrLabelsThatAreNotThere() {
    assertRefused(
        classify(directory + "/none", LABELS.toString()),
        "embeddings: " + directory + "/none does not exist");
    assertRefused(
        classify(output.toString(), directory + "/none.tsv"),
        "labels: " + directory + "/none.tsv does not exist");
    assertRefused(
        classify(output + "/embeddings", LABELS.toString(), "--run-id", "r2"),
        "embeddings: file:" + output + "/embeddings has no run r2, only r1");
  }

  @Test
  void aLabelLineWithOneColumn() {
    Path bad = file(directory, "l.tsv", "1\ta\n2\n");
    assertRefused(
        classify(output.toString(), bad.toString()),
        "labels: line 2 of "
            + bad
            + " has 1 column, must have two: node and label; several labels"
            + " of a node stand on several lines");
  }

  @Test
  void aDirectoryWithoutParquet() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Invocation invocation = classify(empty.toString(), LABELS.toString());
    assertThat(invocation.code()).isEqualTo(3);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("classify: embeddings: file:" + empty + " holds no Parquet");
  }

  private static void assertRefused(Invocation invocation, String message) {
    assertThat(invocation.errors()).containsExactly("classify: " + message);
    assertThat(invocation.code()).isEqualTo(3);
    assertThat(invocation.out()).isEmpty();
  }

  private static Invocation classify(String embeddings, String labels, String... more) {
    Stream<String> own =
        Stream.of(
            "classify",
            "--embeddings",
            embeddings,
            "--labels",
            labels,
            "--set",
            "classification.splits=1");
    return Invocation.of(Stream.concat(own, Stream.of(more)).toArray(String[]::new));
  }
}
