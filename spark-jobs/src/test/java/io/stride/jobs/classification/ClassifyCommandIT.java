package io.stride.jobs.classification;

import static io.stride.jobs.testing.SmallEmbed.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stride classify} on what {@code stride embed} wrote. */
class ClassifyCommandIT {
  private static final Path LABELS = SmallEmbed.karate().resolveSibling("labels.tsv");

  @TempDir private static Path output;
  @TempDir private Path directory;

  @BeforeAll
  static void embedKarate() {
    var session = LocalSpark.session();
    assertThat(SmallEmbed.embed(SmallEmbed.karate(), output).sparkSession()).isSameAs(session);
    embedAgain("r2", "seed=2");
    embedAgain("narrow", "features.size=8", "--set", "model.latent=8");
  }

  @Test
  void scoresGoToStdoutAndBesideTheRunsMetrics() {
    Invocation invocation = classify(output + "/embeddings", LABELS.toString(), "--run-id", "r1");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    assertThat(invocation.out()).contains("run r1 (as asked)", "34 labelled nodes", "micro-F1");
    assertThat(output.resolve("metrics/run=r1/classification.json")).isNotEmptyFile();
  }

  private static void embedAgain(String run, String... settings) {
    String[] more =
        Stream.concat(Stream.of("--run-id", run, "--set"), Stream.of(settings))
            .toArray(String[]::new);
    Invocation invocation = Invocation.of(SmallEmbed.arguments(SmallEmbed.karate(), output, more));
    assertThat(invocation.code()).as(invocation.err()).isZero();
  }

  @Test
  void severalRunsAreScoredTogether() throws IOException {
    Invocation invocation =
        classify(output.toString(), LABELS.toString(), "--run-id", "r1, r2", "--json");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(invocation.out());
    double first = json.at("/runs/0/scores/0/micro_f1").asDouble();
    double second = json.at("/runs/1/scores/0/micro_f1").asDouble();
    assertThat(json.at("/scores/0/micro_f1").asDouble())
        .isCloseTo((first + second) / 2, within(1e-12));
    assertThat(json.at("/scores/0/micro_f1_deviation").asDouble())
        .isCloseTo(Math.abs(first - second) / Math.sqrt(2), within(1e-12));
    assertThat(json.at("/scores/0/run_ids").asText()).isEqualTo("r1,r2");
    for (String run : List.of("r1", "r2")) {
      Path metrics = output.resolve("metrics/run=" + run);
      assertThat(metrics.resolve("classification-runs.parquet")).exists();
      assertThat(metrics.resolve("classification-runs.json")).isNotEmptyFile();
      assertThat(metrics.resolve("classification-splits.json")).isNotEmptyFile();
      Invocation alone = classify(output.toString(), LABELS.toString(), "--run-id", run, "--json");
      assertThat(new ObjectMapper().readTree(alone.out()).at("/scores/0/micro_f1").asDouble())
          .isEqualTo(run.equals("r1") ? first : second);
    }
    assertThat(classify(output.toString(), LABELS.toString(), "--run-id", "r1,r2").out())
        .contains("run r1 (as asked)", "run r2 (as asked)", "2 runs of 1 split", "splits of r2");
  }

  @Test
  void runsOfDifferentLengthsHaveNoMean() {
    assertRefused(
        classify(output.toString(), LABELS.toString(), "--run-id", "r1,narrow"),
        "embeddings: run r1 has vectors of 16 numbers, run narrow of 8;"
            + " only runs of one size have a mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1,", "r1,r1", ",", "r1,,r2"})
  void runsThatAreNone(String ids) {
    Invocation invocation = classify(output.toString(), LABELS.toString(), "--run-id", ids);

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("classify: classification.run-id was " + ids + ", must be one run id, or");
  }

  @Test
  void oneOfTheRunsIsNotThere() {
    assertRefused(
        classify(output + "/embeddings", LABELS.toString(), "--run-id", "r1,r3"),
        "embeddings: file:" + output + "/embeddings has no run r3, only narrow, r1, r2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "1.5", "-0.1", "[0.5, 1]", "[]"})
  void sharesThatLeaveNothingToLearnOrTest(String shares) {
    Invocation invocation =
        classify(
            output.toString(),
            LABELS.toString(),
            "--set",
            "classification.train-fractions=" + shares);

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("classify: classification.train-fractions was ")
        .contains("must be one or more values > 0 and < 1");
  }

  @Test
  void labelsOfOneClass() {
    Path one = file(directory, "l.tsv", "1\tx\n2\tx\n3\tx\n");
    assertRefused(
        classify(output.toString(), one.toString()),
        "labels: all labelled nodes have the one label 'x', at least two labels are needed");
  }

  @Test
  void labelsOfNodesThatAreNotThereAreCountedAndNamed() throws IOException {
    Path more = file(directory, "l.tsv", Files.readString(LABELS) + "901\tx\n902\tx\n");

    Invocation invocation = classify(output.toString(), more.toString(), "--json");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(invocation.out());
    assertThat(json.at("/unmatched").asInt()).isEqualTo(2);
    assertThat(json.at("/nodes").asInt()).isEqualTo(34);
    assertThat(json.at("/matchedShare").asDouble()).isEqualTo(34.0 / 36);
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
        classify(output + "/embeddings", LABELS.toString(), "--run-id", "r3"),
        "embeddings: file:" + output + "/embeddings has no run r3, only narrow, r1, r2");
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
