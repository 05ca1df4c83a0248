package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.karate;
import static io.stride.jobs.testing.SmallEmbed.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stride.jobs.testing.Invocation;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code features.engine} through {@code stride embed} and {@code stride encode}. */
class FeatureEngineIT {
  private static final String PARTITIONED = "features.engine=partitioned";

  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  @DisplayName("The engine changes no vector; the manifest says which one it was")
  void sameVectors() throws IOException {
    assertThat(embed("p", PARTITIONED)).isEqualTo(embed("r", "features.engine=replicated"));
    assertThat(engine("p")).isEqualTo("partitioned");
    assertThat(engine("r")).isEqualTo("replicated");
  }

  @Test
  @DisplayName("Nor with features that are reduced and joined")
  void sameJoinedVectors() throws IOException {
    String[] joined = {"features.width=64", "features.type=propagation", "features.own-weight=0.5"};
    String[] there =
        Stream.concat(Stream.of(joined), Stream.of(PARTITIONED)).toArray(String[]::new);
    assertThat(embed("there", there)).isEqualTo(embed("here", joined));
    assertThat(engine("here")).isEqualTo("replicated");
  }

  @Test
  @DisplayName("encode makes the same vectors with either engine")
  void encodes() throws IOException {
    Map<String, List<Float>> embedded = embed("e", "features.type=propagation");
    Path again = directory.resolve("again");
    String models = directory.resolve("e").resolve("models").toString();
    Invocation encode =
        Invocation.of(
            SmallEmbed.job(
                "encode", karate().toString(), again, "--model", models, "--set", PARTITIONED));
    assertThat(encode.errors()).isEmpty();
    assertThat(vectors(LocalSpark.session().read().parquet(again.resolve("embeddings").toString())))
        .isEqualTo(embedded);
    assertThat(engine("again")).isEqualTo("partitioned");
  }

  @Test
  void refusesOtherEngines() {
    Invocation invocation =
        Invocation.of(
            SmallEmbed.arguments(
                karate(), directory.resolve("x"), "--set", "features.engine=driver"));
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .contains("features.engine was driver, must be auto, replicated or partitioned");
  }

  private Map<String, List<Float>> embed(String name, String... settings) {
    String[] options =
        Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)).toArray(String[]::new);
    return vectors(SmallEmbed.embed(karate(), directory.resolve(name), options));
  }

  private String engine(String run) throws IOException {
    Path manifest = directory.resolve(run).resolve("manifests").resolve("r1.json");
    return new ObjectMapper().readTree(manifest.toFile()).path("featureEngine").asText();
  }
}
