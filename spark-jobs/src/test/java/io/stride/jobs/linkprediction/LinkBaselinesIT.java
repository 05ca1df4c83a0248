package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.linkprediction.LinkPredictions.HiddenBlocks;
import io.stride.jobs.run.Progress;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that {@code stride link-prediction} tests and compares with. */
class LinkBaselinesIT {
  private static final LinkBaselines ALL = new LinkBaselines(List.of(LinkBaseline.values()));
  private static final LinkPredictionSettings FIXED_PENALTY =
      new LinkPredictionSettings(0.5, 0.2, Regularization.fixed(0.001), 100, 1);

  private final SparkSession spark = LocalSpark.session();

  @TempDir private Path output;

  /**
   * All held-out edges are inside four blocks, of which the residual graph knows nothing. For about
   * 4,200 of them a score that knows nothing has a deviation of 0.0063; 0.03 is nearly 5 of these.
   */
  @ParameterizedTest
  @ValueSource(strings = {"seed=1", "refine.walks=0.5"})
  void whatOnlyHeldOutEdgesCarryIsNotFoundInAnyVectors(String setting) {
    HiddenBlocks hidden = HiddenBlocks.make();

    LinkPredictionResult honest = predict(hidden, setting, seen -> seen);
    LinkPredictionResult cheating = predict(hidden, setting, seen -> hidden.full());

    assertThat(honest.scores())
        .hasSize(2 * (5 * 4 + 4))
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(0.03)));
    for (String name : List.of("embedding", "features", "window-mean", "untrained", "node2vec")) {
      assertThat(cheating.best(Negatives.UNIFORM, name).scores().auc())
          .as(name)
          .isGreaterThan(0.55);
    }
  }

  @Test
  void baselinesStandBesideTheResultAndDiffer() throws IOException {
    Invocation invocation =
        run("link-prediction.baselines=[features, window-mean, untrained, node2vec]");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    Dataset<Row> rows =
        spark.read().parquet(output + "/metrics/run=r1/link-prediction.parquet").cache();
    List<String> names = List.of("embedding", "features", "window-mean", "untrained", "node2vec");
    List<String> scores = new ArrayList<>();
    for (String name : names) {
      Dataset<Row> own = rows.filter(rows.col("vectors").equalTo(name));
      assertThat(own.count()).as(name).isEqualTo(8);
      assertThat(own.filter("chosen").select("negatives").distinct().count()).isEqualTo(2);
      scores.add(own.select("auc", "validation_auc").collectAsList().toString());
    }
    assertThat(new HashSet<>(scores)).hasSize(names.size());
    assertThat(rows.filter("control and vectors = 'none' and not chosen").count()).isEqualTo(8);
    for (String name : names.subList(1, names.size())) {
      assertThat(invocation.out().lines().filter(line -> line.contains(" " + name + " ")))
          .as(name)
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains(" *  "));
    }
    JsonNode manifest = new ObjectMapper().readTree(output.resolve("manifests/r1.json").toFile());
    assertThat(manifest.at("/scores")).hasSize(2 * (5 * 4 + 4));
    assertThat(manifest.at("/scores/4/vectors").asText()).isEqualTo("features");
  }

  @ParameterizedTest
  @CsvSource({"model.type=node2vec, 2", "refine.walks=0.5, 2", "link-prediction.baselines=[], 0"})
  void otherModelsAreTestedBesideTheDefaultBaselines(String setting, int baselines) {
    Invocation invocation = run(setting);

    assertThat(invocation.code()).as(invocation.err()).isZero();
    assertThat(invocation.out().lines().filter(line -> line.contains(" embedding "))).hasSize(8);
    assertThat(invocation.out().lines().filter(line -> line.contains(" features ")))
        .hasSize(baselines);
    assertThat(invocation.out().lines().filter(line -> line.contains(" window-mean ")))
        .hasSize(baselines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link-prediction.baselines=[wndow-mean] | seed=1 | was wndow-mean, must be features,"
            + " window-mean, untrained or node2vec (",
        "link-prediction.baselines=[features, features] | seed=1 | was [features, features], must"
            + " be without repetition (",
        "link-prediction.baselines=[untrained] | model.type=node2vec | was [untrained], must be"
            + " without untrained with model.type = node2vec (",
        "link-prediction.baselines=[node2vec] | model.type=node2vec | was [node2vec], must be"
            + " without node2vec with model.type = node2vec ("
      })
  void whatMakesNoSenseIsRefused(String setting, String other, String message) {
    Invocation invocation = run(setting, other);

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("link-prediction: link-prediction.baselines " + message);
    assertThat(output.toFile().list()).isEmpty();
  }

  @Test
  void aGraphThatIsTooSparseGivesWhatItHas() {
    // A ring of 40 nodes with 6 chords: 46 edges, 39 in a tree, so 7 of 23 can be held out.
    StringBuilder edges = new StringBuilder();
    for (int node = 0; node < 40; node++) {
      edges.append(node).append('\t').append((node + 1) % 40).append('\n');
    }
    for (int node = 0; node < 6; node++) {
      edges.append(node).append('\t').append(node + 20).append('\n');
    }
    Path ring = SmallEmbed.file(output, "ring.tsv", edges.toString());

    Invocation invocation = run(ring);

    assertThat(invocation.code()).as(invocation.err()).isZero();
    assertThat(invocation.out())
        .contains("40 nodes, 46 edges, 7 (15.2%) held out")
        .contains("warning: 23 edges should be held out, only 7 can be without taking components");
  }

  @Test
  void aTreeHasNothingToHoldOut() {
    Path tree = SmallEmbed.file(output, "tree.tsv", "1\t2\n2\t3\n2\t4\n4\t5\n");

    Invocation invocation = run(tree);

    assertThat(invocation.code()).isEqualTo(3);
    assertThat(invocation.errors())
        .containsExactly(
            "link-prediction: none of the 4 edges can be held out,"
                + " the graph would fall apart without any of them");
    SmallEmbed.assertNothingLeft(output);
  }

  private LinkPredictionResult predict(
      HiddenBlocks hidden, String setting, UnaryOperator<CompactGraph> seen) {
    EmbedSettings settings =
        EmbedSettings.read(
            SmallEmbed.config(
                output.resolve("unused"),
                output,
                setting,
                // Enough for skip-gram to learn what it is shown on so few walks.
                "skip-gram.epochs=8",
                "skip-gram.learning-rate=0.1"));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long[] keys = LongStream.range(0, LinkPredictions.NODES).map(node -> 1000 + node).toArray();
    try (ResidualVectors vectors =
        new ResidualVectors(context, keys, settings, Progress.silent())) {
      List<LinkVectors> shown =
          vectors.with(ALL).stream()
              .map(
                  own ->
                      new LinkVectors(own.name(), graph -> own.embedder().embed(seen.apply(graph))))
              .toList();
      return LinkPredictionJob.run(spark, hidden.full(), hidden.holdout(), shown, FIXED_PENALTY);
    }
  }

  private Invocation run(String... settings) {
    return run(SmallEmbed.karate(), settings);
  }

  private Invocation run(Path edges, String... settings) {
    String[] more =
        Arrays.stream(settings)
            .flatMap(setting -> List.of("--set", setting).stream())
            .toArray(String[]::new);
    return Invocation.of(SmallEmbed.job("link-prediction", edges.toString(), output, more));
  }
}
