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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stride embed} writes with {@code model.input = one-hot}. */
class OneHotEmbedIT {
  private static final int SIZE = 12;
  private static final String[] ONE_HOT = {
    "--set", "model.input=one-hot",
    "--set", "one-hot.embedding=" + SIZE,
    "--set", "walk.per-node=20",
    "--set", "training.tokens=20000",
    "--set", "training.epochs=5"
  };

  @TempDir private static Path output;
  @TempDir private static Path data;
  private static Path edges;
  private static Invocation invocation;
  private static Dataset<Row> rows;

  @BeforeAll
  static void embedKarateAndALoner() throws IOException {
    var unused = LocalSpark.session();
    String karate = Files.readString(SmallEmbed.karate()).stripTrailing();
    edges = SmallEmbed.file(data, "edges.tsv", karate + "\n99\t99\n");
    invocation = Invocation.of(SmallEmbed.arguments(edges, output, ONE_HOT));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    rows = SmallEmbed.rows(output);
  }

  @Test
  void everyNodeHasOneRowOfItsOwn() {
    Map<String, List<Float>> vectors = SmallEmbed.vectors(rows);

    assertThat(rows.count()).isEqualTo(35);
    assertThat(rows.filter("status = 'embedded' and walks > 0").count()).isEqualTo(34);
    assertThat(vectors.values())
        .allSatisfy(vector -> assertThat(vector).hasSize(SIZE).allMatch(x -> Float.isFinite(x)));
    assertThat(new HashSet<>(vectors.values())).hasSize(35);
  }

  @Test
  void theIsolatedNodeIsAllZeros() {
    assertThat(rows.filter("node = 99 and status = 'isolated' and walks = 0").count()).isOne();
    assertThat(SmallEmbed.vectors(rows).get("99")).isEqualTo(Collections.nCopies(SIZE, 0f));
  }

  @Test
  void theReportSpeaksOfCrossEntropy() {
    assertThat(invocation.out())
        .contains("cross-entropy", "guessing 3.5553", "34 embedded, 1 isolated, 12 numbers each")
        .doesNotContain("reconstruction");
    assertThat(invocation.errors()).isEmpty();
    assertThat(invocation.err()).contains("no checkpoints with model.input = one-hot");
  }

  @Test
  void metricsAndManifestShowThatItLearns() throws IOException {
    Path metrics = output.resolve("metrics/run=r1");
    List<Row> validation =
        LocalSpark.session()
            .read()
            .parquet(metrics + "/validation.parquet")
            .orderBy("epoch")
            .select("crossEntropy", "round")
            .collectAsList();
    JsonNode manifest = new ObjectMapper().readTree(output.resolve("manifests/r1.json").toFile());
    JsonNode training = manifest.at("/training");

    assertThat(validation).hasSize(6);
    assertThat(validation.get(5).getDouble(0)).isLessThan(0.9 * validation.get(0).getDouble(0));
    assertThat(validation.get(5).getLong(1)).isEqualTo(training.at("/rounds").asLong());
    assertThat(training.at("/finalLoss").asDouble()).isEqualTo(validation.get(5).getDouble(0));
    assertThat(training.at("/lastLoss").asDouble())
        .isLessThan(training.at("/firstLoss").asDouble());
    // 35 embeddings of 12 and 35 output rows of 16 with a bias, each with its updater's number.
    assertThat(training.at("/tableBytes").asLong()).isEqualTo(35 * 4 * (12 + 1 + 16 + 2));
    assertThat(manifest.at("/outputs/embedded").asInt()).isEqualTo(34);
    assertThat(manifest.at("/outputs/size").asInt()).isEqualTo(SIZE);
    assertThat(manifest.at("/stopReason").asText()).isEqualTo("EPOCHS_DONE");
  }

  @Test
  void noModelIsKeptAndNothingElseIsLeft() {
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics");
  }

  @Test
  void theSameSeedGivesTheSameVectors(@TempDir Path again) {
    assertThat(SmallEmbed.vectors(SmallEmbed.embed(edges, again, ONE_HOT)))
        .isEqualTo(SmallEmbed.vectors(rows));
  }

  @Test
  void nodesThatNoTrainingWalkPassesAreCounted(@TempDir Path other) {
    String[] few = {
      "--set", "model.input=one-hot", "--set", "walk.length=5", "--set", "training.tokens=1000"
    };
    StringBuilder pairs = new StringBuilder();
    for (int node = 0; node < 2000; node += 2) {
      pairs.append(node).append('\t').append(node + 1).append('\n');
    }
    Path matching = SmallEmbed.file(other, "pairs.tsv", pairs.toString());

    Invocation sampled = Invocation.of(SmallEmbed.arguments(matching, other.resolve("out"), few));

    assertThat(sampled.code()).as(sampled.err()).isZero();
    Dataset<Row> table = SmallEmbed.rows(other.resolve("out"));
    long unseen = table.filter("status = 'unseen' and walks = 0").count();
    assertThat(unseen).isGreaterThan(1000);
    assertThat(table.count()).isEqualTo(2000);
    assertThat(sampled.out()).contains("0 isolated, %,d unseen".formatted(unseen));
    assertThat(sampled.err()).contains("raise training.tokens");
  }
}
