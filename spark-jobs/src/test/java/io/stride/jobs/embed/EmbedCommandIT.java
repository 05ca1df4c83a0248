package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stride embed} writes, by the command line that users type. */
class EmbedCommandIT {
  @TempDir private static Path output;
  private static SparkSession spark;
  private static Invocation invocation;
  private static Dataset<Row> rows;

  @BeforeAll
  static void embedKarate() {
    spark = LocalSpark.session();
    invocation = Invocation.of(SmallEmbed.arguments(SmallEmbed.karate(), output));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    rows = SmallEmbed.rows(output);
  }

  @Test
  void everyNodeHasOneEmbeddedRow() {
    assertThat(rows.count()).isEqualTo(34);
    assertThat(rows.select("node").distinct().count()).isEqualTo(34);
    assertThat(rows.filter("status = 'embedded' and walks > 0").count()).isEqualTo(34);
  }

  @Test
  void theSchemaIsWhatTheReadmeSays() {
    assertThat(rows.schema().toDDL())
        .isEqualTo("node BIGINT,embedding ARRAY<FLOAT>,walks INT,status STRING");
  }

  @Test
  void vectorsAreFiniteAndTellNodesApart() {
    Map<String, List<Float>> vectors = SmallEmbed.vectors(rows);

    assertThat(vectors.values())
        .allSatisfy(
            vector -> assertThat(vector).hasSize(SmallEmbed.SIZE).allMatch(x -> Float.isFinite(x)));
    assertThat(new HashSet<>(vectors.values())).hasSize(34);
  }

  @Test
  void theTableTellsWhatHappened() {
    assertThat(invocation.out())
        .contains("34 nodes, 78 edges", "34 embedded, 0 isolated, 16 numbers each")
        .contains("reconstruction error", "/embeddings/run=r1");
    assertThat(invocation.errors()).isEmpty();
    assertThat(invocation.err()).contains("reading edges", "training", "round 1", "encoding");
  }

  @Test
  void metricsHoldEveryRoundAndTheHeldOutError() {
    String metrics = output + "/metrics/run=r1";
    Dataset<Row> rounds = spark.read().parquet(metrics + "/rounds.parquet");
    assertThat(rounds.filter("loss > 0").count()).isEqualTo(rounds.count()).isPositive();
    Dataset<Row> validation = spark.read().parquet(metrics + "/validation.parquet");
    assertThat(validation.filter("reconstructionError > 0").count()).isEqualTo(2);
    assertThat(Path.of(metrics, "rounds.json")).isNotEmptyFile();
  }

  @Test
  void theModelIsKept() {
    assertThat(output.resolve("models/run=r1/model.zip")).isNotEmptyFile();
    assertThat(output.resolve("models/run=r1/settings.json")).isNotEmptyFile();
  }

  @Test
  void theManifestTellsHowToDoItAgain() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(output.resolve("manifests/r1.json").toFile());

    assertThat(manifest.at("/seed").asLong()).isEqualTo(1);
    assertThat(manifest.at("/configuration/walk/per-node").asInt()).isEqualTo(2);
    assertThat(manifest.at("/device").asText()).isEqualTo("cpu");
    assertThat(manifest.at("/input/graph/nodes").asInt()).isEqualTo(34);
    assertThat(manifest.at("/input/fingerprint").asText()).isNotEmpty();
    assertThat(manifest.at("/outputs/embedded").asInt()).isEqualTo(34);
    assertThat(manifest.at("/versions/spark").asText()).startsWith("3.5");
    assertThat(manifest.at("/timings/training").asDouble()).isPositive();
  }

  @Test
  void theManifestIsWrittenLastAndNothingElseIsLeft() throws IOException {
    FileTime manifest = Files.getLastModifiedTime(output.resolve("manifests/r1.json"));
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.getLastModifiedTime(file)).isLessThanOrEqualTo(manifest);
      }
    }
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics", "models");
  }

  @Test
  void theSameSeedGivesTheSameVectorsAndAnotherSeedOthers(@TempDir Path again) {
    Map<String, List<Float>> first = SmallEmbed.vectors(rows);

    assertThat(SmallEmbed.vectors(SmallEmbed.embed(SmallEmbed.karate(), again))).isEqualTo(first);
    String[] other = {"--seed", "2", "--if-complete", "replace"};
    assertThat(SmallEmbed.vectors(SmallEmbed.embed(SmallEmbed.karate(), again, other)))
        .isNotEqualTo(first);
  }

  @Test
  void allRunsReadTogetherAsOneTable() {
    assertThat(spark.read().parquet(output + "/embeddings").columns())
        .containsExactly("node", "embedding", "walks", "status", "run");
  }
}
