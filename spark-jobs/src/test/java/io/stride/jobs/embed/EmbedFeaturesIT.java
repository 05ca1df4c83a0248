package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.embed;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static io.stride.jobs.testing.SmallEmbed.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of features through {@code stride embed} and {@code stride encode}. */
class EmbedFeaturesIT {
  private static final String[] PPMI_JOINED = {
    "--set", "features.type=ppmi", "--set", "features.own-weight=0.7"
  };

  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  @DisplayName("Type and weight change the vectors, not their length; joined ones are centred")
  void kindsDiffer() {
    var alone = vectors(run("a", "--set", "features.type=ppmi", "--set", "features.own-weight=0"));
    var joined = vectors(run("b", PPMI_JOINED));
    var propagated =
        vectors(run("c", "--set", "features.type=propagation", "--set", "features.own-weight=0.7"));

    assertThat(joined).isNotEqualTo(alone).isNotEqualTo(propagated).hasSize(34);
    assertThat(joined.values()).allSatisfy(own -> assertThat(own).hasSize(SmallEmbed.SIZE));
    double mean = joined.values().stream().mapToDouble(own -> own.get(0)).average().orElseThrow();
    double largest =
        joined.values().stream().mapToDouble(own -> Math.abs(own.get(0))).max().orElseThrow();
    assertThat(Math.abs(mean)).isLessThan(largest / 2);
  }

  @Test
  @DisplayName("What was compared and chosen is in the manifest; what is set is not compared")
  void manifest() throws IOException {
    run("auto");
    JsonNode chosen = features("auto");
    assertThat(chosen.path("settings").path("type").asText()).isIn("PROPAGATION", "PPMI");
    assertThat(chosen.path("settings").path("ownWeight").asDouble()).isIn(0.0, 0.5, 1.0);

    run("set", PPMI_JOINED);
    assertThat(features("set").path("settings").path("ownWeight").asDouble()).isEqualTo(0.7);
    assertThat(features("set").path("candidates")).isEmpty();
  }

  @Test
  @DisplayName("encode makes the joined vectors of the same graph again")
  void encodes() {
    var embedded = vectors(run("e", PPMI_JOINED));
    Path again = directory.resolve("again");
    Invocation encode =
        Invocation.of(
            SmallEmbed.job(
                "encode",
                karate().toString(),
                again,
                "--model",
                directory.resolve("e").resolve("models").toString()));
    assertThat(encode.errors()).isEmpty();
    var encoded =
        vectors(LocalSpark.session().read().parquet(again.resolve("embeddings").toString()));
    assertThat(encoded).isEqualTo(embedded);
  }

  @Test
  @DisplayName("The last number says how many neighbours a node has, all others are as without it")
  void degrees() {
    String off = "features.degree-weight=0";
    var without = vectors(run("w", with(off)));
    var with = vectors(run("d", with("features.degree-weight=3")));
    // Of Zachary's club: node 34 has 17 neighbours, node 12 has one.
    assertThat(last(with, "34") / last(with, "12"))
        .isCloseTo(Math.log(18) / Math.log(2), within(1e-5));
    assertThat(with.values().stream().mapToDouble(EmbedFeaturesIT::last).average().orElseThrow())
        .isCloseTo(3, within(1e-5));
    without.forEach(
        (node, vector) ->
            assertThat(with.get(node).subList(0, SmallEmbed.SIZE - 1))
                .isEqualTo(vector.subList(0, SmallEmbed.SIZE - 1)));
  }

  @Test
  @DisplayName("A weight needs latents near the features")
  void needsSkip() {
    Invocation invocation =
        Invocation.of(
            SmallEmbed.arguments(
                karate(),
                directory.resolve("skip"),
                "--set",
                "model.skip=false",
                "--set",
                "features.own-weight=0.5"));
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .contains("features.own-weight was 0.5, must be 0 or auto with model.skip = false");
  }

  private static String[] with(String setting) {
    return Stream.concat(Stream.of(PPMI_JOINED), Stream.of("--set", setting))
        .toArray(String[]::new);
  }

  private static double last(Map<String, List<Float>> vectors, String node) {
    return last(vectors.get(node));
  }

  private static double last(List<Float> vector) {
    return vector.get(vector.size() - 1);
  }

  private Dataset<Row> run(String name, String... more) {
    return embed(karate(), directory.resolve(name), more);
  }

  private JsonNode features(String run) throws IOException {
    Path manifest = directory.resolve(run).resolve("manifests").resolve("r1.json");
    return new ObjectMapper().readTree(manifest.toFile()).path("features");
  }
}
