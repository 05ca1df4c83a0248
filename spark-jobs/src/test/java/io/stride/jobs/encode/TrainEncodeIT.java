package io.stride.jobs.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that one run trains and another one uses. */
class TrainEncodeIT {
  @TempDir private static Path output;
  @TempDir private Path own;

  @BeforeAll
  static void train() {
    var unused = LocalSpark.session();
    Invocation trained = Invocation.of(SmallEmbed.job("train", karate(), output));
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("held out     reconstruction error", "/models/run=r1");
  }

  @Test
  void trainingWritesAModelAndItsMetricsButNoVectors() {
    assertThat(SmallEmbed.below(output, "models")).contains("run=r1");
    assertThat(SmallEmbed.below(output, "metrics")).contains("run=r1");
    assertThat(SmallEmbed.below(output, "embeddings")).isEmpty();
    Invocation again = Invocation.of(SmallEmbed.job("train", karate(), output));
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("nothing done");
  }

  @Test
  void encodingTheSameGraphGivesTheVectorsOfEmbed() {
    Map<String, List<Float>> embedded =
        SmallEmbed.vectors(SmallEmbed.embed(SmallEmbed.karate(), own));
    Invocation encoded = encode(karate(), "--run-id", "same");
    assertThat(encoded.code()).as(encoded.err()).isZero();
    assertThat(encoded.err()).contains("model: run r1 (the only complete run)");
    assertThat(SmallEmbed.vectors(rows("same"))).isEqualTo(embedded);
  }

  @Test
  void aModelOfNormalizedVectorsMakesNormalizedOnes() {
    String[] job = SmallEmbed.job("embed", karate(), own, "--set", "encoding.normalize=true");
    Invocation embedded = Invocation.of(job);
    assertThat(embedded.code()).as(embedded.err()).isZero();
    Map<String, List<Float>> vectors = SmallEmbed.vectors(rows("r1"));
    assertThat(vectors.values())
        .allSatisfy(
            vector -> {
              double square = vector.stream().mapToDouble(value -> value * value).sum();
              assertThat(square).isCloseTo(1, within(1e-5));
            });

    String[] again =
        SmallEmbed.job("encode", karate(), own, "--model", own.toString(), "--run-id", "again");
    assertThat(Invocation.of(again).code()).isZero();
    assertThat(SmallEmbed.vectors(rows("again"))).isEqualTo(vectors);
  }

  @Test
  void onlyNewNodesAreEncodedAndGetTheVectorsOfAFullRun() throws IOException {
    String grown = grownGraph();
    assertThat(encode(karate(), "--run-id", "old").code()).isZero();
    assertThat(encode(grown, "--run-id", "all").code()).isZero();
    String known = own + "/embeddings/run=old";

    Invocation encoded = encode(grown, "--run-id", "new", "--known", known);

    assertThat(encoded.code()).as(encoded.err()).isZero();
    assertThat(encoded.out()).contains("2 embedded, 1 isolated");
    Map<String, List<Float>> all = SmallEmbed.vectors(rows("all"));
    Map<String, List<Float>> some = SmallEmbed.vectors(rows("new"));
    assertThat(some).containsOnlyKeys("new node", "newer", "alone");
    some.forEach(
        (node, vector) -> {
          for (int i = 0; i < vector.size(); i++) {
            assertThat(vector.get(i)).isCloseTo(all.get(node).get(i), within(1e-5f));
          }
        });
    assertThat(some.get("alone")).containsOnly(0f);
    assertThat(some.get("new node")).isNotEqualTo(some.get("newer"));
  }

  @Test
  void whenNothingIsNewTheTableIsEmptyButThere() {
    assertThat(encode(karate(), "--run-id", "first").code()).isZero();
    Invocation encoded =
        encode(karate(), "--run-id", "none", "--known", own + "/embeddings/run=first");
    assertThat(encoded.code()).as(encoded.err()).isZero();
    assertThat(encoded.out()).contains("0 embedded, 0 isolated");
    assertThat(rows("none").count()).isZero();
  }

  @Test
  void aMissingOrDamagedModelIsRefusedInOneLine() throws IOException {
    String[] none = SmallEmbed.job("encode", karate(), own, "--run-id", "x");
    assertThat(Invocation.of(none).code()).isEqualTo(2);
    assertThat(Invocation.of(none).errors().get(0))
        .startsWith("encode: encoding.model was empty, must be the directory of a model");

    refused("--model", own + "/nowhere").contains("nowhere does not exist");
    refused("--model", output.toString(), "--model-run-id", "r9")
        .contains("has no run r9, only r1");

    Path copy = Files.createDirectories(own.resolve("copy/models/run=m"));
    for (String file : List.of("model.zip", "features.bin", "settings.json")) {
      Files.copy(output.resolve("models/run=r1").resolve(file), copy.resolve(file));
    }
    byte[] zip = Files.readAllBytes(copy.resolve("model.zip"));
    Files.write(copy.resolve("model.zip"), Arrays.copyOf(zip, zip.length / 2));
    refused("--model", copy.toString()).contains("holds no complete model");
    assertThat(SmallEmbed.below(own, "embeddings")).isEmpty();
    assertThat(SmallEmbed.below(own, "_locks")).isEmpty();
  }

  @Test
  void knownEmbeddingsWithoutNodesAreRefused() {
    LocalSpark.session().range(3).toDF("other").write().parquet(own + "/table");
    Invocation refused = encode(karate(), "--run-id", "k", "--known", own + "/table");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.errors().get(0)).contains("has columns [other], must include node");
  }

  private AbstractStringAssert<?> refused(String... more) {
    Invocation refused =
        Invocation.of(
            SmallEmbed.job(
                "encode",
                karate(),
                own,
                Stream.concat(Stream.of("--run-id", "x"), Arrays.stream(more))
                    .toArray(String[]::new)));
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.errors()).hasSize(1);
    return assertThat(refused.errors().get(0));
  }

  /** The karate club with two members more, whose ids have spaces, and one who knows himself. */
  private String grownGraph() throws IOException {
    String edges = Files.readString(SmallEmbed.karate());
    return SmallEmbed.file(
            own,
            "grown.tsv",
            edges
                + "new node\t1\nnew node\t2\nnew node\t3\nnewer\tnew node\nnewer\t34\nalone\talone\n")
        .toString();
  }

  private Invocation encode(String input, String... more) {
    String[] arguments =
        Stream.concat(Stream.of("--model", output.toString()), Arrays.stream(more))
            .toArray(String[]::new);
    return Invocation.of(SmallEmbed.job("encode", input, own, arguments));
  }

  private Dataset<Row> rows(String run) {
    return LocalSpark.session().read().parquet(own + "/embeddings/run=" + run);
  }

  private static String karate() {
    return SmallEmbed.karate().toString();
  }
}
