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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code stride embed} writes with {@code model.type = node2vec} and {@code refine.walks}. */
class SkipGramEmbedIT {
  private static final String[] NODE2VEC = {
    "--set", "model.type=node2vec", "--set", "model.latent=12", "--set", "averaging.partitions=2"
  };
  private static final String[] REFINED = {
    "--set", "refine.walks=0.5", "--set", "skip-gram.epochs=2"
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
    invocation = Invocation.of(SmallEmbed.arguments(edges, output, NODE2VEC));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    rows = SmallEmbed.rows(output);
  }

  @Test
  void everyNodeHasOneRowOfItsOwn() {
    Map<String, List<Float>> vectors = SmallEmbed.vectors(rows);

    assertThat(rows.count()).isEqualTo(35);
    assertThat(rows.filter("status = 'embedded' and walks >= 2").count()).isEqualTo(34);
    assertThat(rows.filter("node = 99 and status = 'isolated' and walks = 0").count()).isOne();
    assertThat(vectors.get("99")).isEqualTo(Collections.nCopies(12, 0f));
    assertThat(new HashSet<>(vectors.values())).hasSize(35);
  }

  @Test
  void theReportTellsOfSkipGramOnly() {
    assertThat(invocation.out())
        .contains("skip-gram on 68 walks", "on 2 partitions", "34 embedded, 1 isolated, 12 numbers")
        .doesNotContain("reconstruction", "features");
    assertThat(invocation.err()).contains("no checkpoints with model.type = node2vec");
    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("embeddings", "manifests", "metrics");
  }

  @Test
  void metricsAndManifestSayWhatWasTrained() throws IOException {
    JsonNode training = manifest(output).at("/training");
    Dataset<Row> rounds =
        LocalSpark.session().read().parquet(output + "/metrics/run=r1/rounds.parquet");

    assertThat(training.at("/walks").asLong()).isEqualTo(68);
    assertThat(training.at("/tokens").asLong()).isEqualTo(68 * 20);
    assertThat(training.at("/tokensPerSecond").asDouble()).isPositive();
    assertThat(training.at("/tableBytes").asLong()).isEqualTo(2 * 35 * 12 * 4);
    assertThat(training.at("/lastLoss").asDouble()).isBetween(0.1, 6 * Math.log(2) + 1e-3);
    assertThat(rounds.count()).isEqualTo(training.at("/rounds").asLong());
    assertThat(rounds.selectExpr("sum(tokens)").first().getLong(0)).isEqualTo(68 * 20);
    assertThat(manifest(output).at("/outputs/size").asInt()).isEqualTo(12);
  }

  @Test
  void theSameSeedGivesTheSameVectors(@TempDir Path again) {
    assertThat(SmallEmbed.vectors(SmallEmbed.embed(edges, again, NODE2VEC)))
        .isEqualTo(SmallEmbed.vectors(rows));
  }

  @Test
  void theAutoencodersVectorsAreRefined(@TempDir Path plain, @TempDir Path refined)
      throws IOException {
    Map<String, List<Float>> before = SmallEmbed.vectors(SmallEmbed.embed(edges, plain));
    Map<String, List<Float>> after = SmallEmbed.vectors(SmallEmbed.embed(edges, refined, REFINED));

    assertThat(after).hasSize(35).doesNotContainEntry("1", before.get("1"));
    assertThat(after.get("99")).isEqualTo(before.get("99"));
    assertThat(after.get("1")).hasSize(SmallEmbed.SIZE);
    JsonNode manifest = manifest(refined);
    // Every node, the isolated one included, leads one of its two walks; twice.
    assertThat(manifest.at("/refinement/walks").asLong()).isEqualTo(2 * 34);
    assertThat(manifest.at("/training/finalError").asDouble()).isPositive();
    assertThat(refined.resolve("metrics/run=r1/refinement.parquet")).exists();
    assertThat(refined.resolve("models/run=r1")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "embed, refine.walks=1.5, 'refine.walks was 1.5, must be 0 to 1 ('",
    "embed, model.type=node2wec, model.type was node2wec",
    "embed, skip-gram.window=0, 'skip-gram.window was 0, must be >= 1 ('",
    "train, model.type=node2vec, 'must be lstm-autoencoder for the job train (skip-gram knows'",
    "train, refine.walks=0.3, 'refine.walks was 0.3, must be 0 for the job train (skip-gram knows'"
  })
  void whatCannotBeIsRefused(String job, String setting, String message, @TempDir Path other) {
    Invocation refused =
        Invocation.of(SmallEmbed.job(job, edges.toString(), other, "--set", setting));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
  }

  @Test
  void whatContradictsIsRefused(@TempDir Path other) {
    String[] both = {"--set", "model.type=node2vec", "--set", "refine.walks=0.3"};
    String[] oneHot = {"--set", "model.type=node2vec", "--set", "model.input=one-hot"};

    assertThat(Invocation.of(SmallEmbed.arguments(edges, other, both)).err())
        .contains("refine.walks was 0.3, must be 0 with model.type = node2vec");
    assertThat(Invocation.of(SmallEmbed.arguments(edges, other, oneHot)).err())
        .contains("model.input was one-hot, must be features with model.type = node2vec");
  }

  private static JsonNode manifest(Path output) throws IOException {
    return new ObjectMapper().readTree(output.resolve("manifests/r1.json").toFile());
  }
}
