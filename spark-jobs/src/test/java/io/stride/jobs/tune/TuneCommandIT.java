package io.stride.jobs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.run.Json;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandIT {
  @TempDir private Path output;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  /** Vectors of raw codes know nothing of edges, so the given configuration has to lose. */
  @Test
  void findsWhatPredictsEdgesAndWritesItForEmbed() throws IOException {
    Path cora = TestData.repositoryRoot().resolve("data/cora/edges.tsv");
    String[] settings = {
      "--set", "features.type=propagation",
      "--set", "features.own-weight=0",
      "--set", "features.hop-weights=[1]",
      "--set", "training.learning-rate=0.0021",
      "--set", "tune.space={ features.hop-weights = [[1, 1, 1]] }"
    };
    Invocation tuned = tune(cora, settings);

    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out())
        .contains(
            "2,708 nodes",
            "2* ",
            "features.hop-weights = [1.0,1.0,1.0]",
            "test, given",
            "best.conf")
        .doesNotContain("warning");
    List<Row> rows = rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).<Boolean>getAs("best")).isFalse();
    assertThat(rows.get(1).<Boolean>getAs("best")).isTrue();
    assertThat(rows.get(1).<Double>getAs("objective"))
        .isGreaterThan(rows.get(0).<Double>getAs("objective") + 0.05)
        .isEqualTo(
            (rows.get(1).<Double>getAs("auc_uniform")
                    + rows.get(1).<Double>getAs("auc_degree_matched"))
                / 2);
    Path best = output.resolve("tune/run=r1/best.conf");
    assertThat(Files.readAllLines(best))
        .contains("features.hop-weights = [1.0,1.0,1.0]", "training.learning-rate = 0.0021")
        .noneMatch(line -> line.startsWith("output") || line.startsWith("tune"));
    Invocation embedded =
        Invocation.of(
            "embed",
            "--config",
            best.toString(),
            "--input",
            SmallEmbed.karate().toString(),
            "--output",
            output.toString(),
            "--run-id",
            "e1");
    assertThat(embedded.code()).as(embedded.err()).isZero();
  }

  @Test
  void theSameSeedGivesTheSameScoresAndACompleteRunIsSkipped() throws IOException {
    String[] settings = {"--candidates", "3", "--json"};
    Invocation first = tune(SmallEmbed.karate(), settings);
    assertThat(first.code()).as(first.err()).isZero();
    List<?> scores = scores(first);

    Invocation again = tune(SmallEmbed.karate(), settings);
    assertThat(again.code()).isZero();
    assertThat(Json.read(again.out())).containsEntry("skipped", true);

    Invocation other = tune(SmallEmbed.karate(), "--candidates", "3", "--json", "--run-id", "r2");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(scores(other)).isEqualTo(scores).hasSize(3);
    assertThat(SmallEmbed.below(output, "_staging")).isEmpty();
    assertThat(SmallEmbed.below(output, "_locks")).isEmpty();
  }

  @Test
  void aCandidateThatFailsIsReportedAndPassedOver() {
    Invocation tuned =
        tune(
            SmallEmbed.karate(),
            "--set",
            "training.divergence-factor=1.5",
            "--set",
            "tune.space={ training.learning-rate = [1e30] }");

    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("failed", "training diverged", "1* ");
    assertThat(rows().get(1).<String>getAs("failure")).startsWith("training diverged");
    assertThat(rows().get(1).isNullAt(rows().get(1).fieldIndex("objective"))).isTrue();
  }

  @Test
  void whereNothingWorksTheRunFails() {
    Invocation tuned =
        tune(
            SmallEmbed.karate(),
            "--set",
            "training.learning-rate=1e30",
            "--set",
            "tune.space={ walk.p = [2] }");

    assertThat(tuned.code()).isEqualTo(4);
    assertThat(tuned.errors())
        .singleElement()
        .asString()
        .startsWith("tune: none of 2 configurations could be embedded; the given one: training");
    SmallEmbed.assertNothingLeft(output);
    assertThat(SmallEmbed.below(output, "tune")).isEmpty();
  }

  @Test
  void timeEndsTheSearchButNotBeforeTheGivenConfiguration() {
    Invocation tuned = tune(SmallEmbed.karate(), "--max-minutes", "1e-9");

    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("by tune.max-minutes", "1* ");
    assertThat(rows()).hasSize(1);
  }

  @Test
  void skipGramIsTunedByItsWindow() {
    Invocation tuned =
        tune(
            SmallEmbed.karate(),
            "--set",
            "model.type=node2vec",
            "--set",
            "tune.space={ skip-gram.window = [2], training.piece-length = [2] }");

    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("skip-gram.window = 2", "no other configuration");
    assertThat(rows()).hasSize(2);
  }

  @Test
  void aGraphWithoutSpareEdgesIsRefused() {
    Path path = SmallEmbed.file(output, "path.tsv", "1\t2\n2\t3\n3\t1\n3\t4\n");
    Invocation tuned = tune(path);

    assertThat(tuned.code()).isEqualTo(3);
    assertThat(tuned.errors()).singleElement().asString().startsWith("tune: ");
    SmallEmbed.assertNothingLeft(output);
  }

  private Invocation tune(Path input, String... more) {
    return Invocation.of(SmallEmbed.job("tune", input.toString(), output, more));
  }

  private List<Row> rows() {
    return LocalSpark.session()
        .read()
        .parquet(output + "/metrics/run=r1/tune.parquet")
        .orderBy("number")
        .collectAsList();
  }

  private static List<?> scores(Invocation invocation) {
    List<?> candidates = (List<?>) Json.read(invocation.out()).get("candidates");
    return candidates.stream()
        .map(row -> List.of(((Map<?, ?>) row).get("settings"), ((Map<?, ?>) row).get("objective")))
        .toList();
  }
}
