package io.stride.jobs.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.Progress;
import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.PreparedGraph;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphVectorsIT {
  @TempDir private static Path data;
  private static Path edges;

  @TempDir private Path output;

  @BeforeAll
  static void addALonerToKarate() throws IOException {
    String karate = Files.readString(SmallEmbed.karate()).stripTrailing();
    edges = SmallEmbed.file(data, "edges.tsv", karate + "\n99\t99\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed=3", "refine.walks=0.5", "model.type=node2vec"})
  void trainedVectorsAreThoseOfEmbed(String setting) {
    String[] settings = {"--set", setting, "--set", "averaging.partitions=2"};
    Map<String, List<Float>> embedded =
        SmallEmbed.vectors(SmallEmbed.embed(edges, output, settings));

    Map<String, float[]> vectors =
        byId(config(setting, "averaging.partitions=2"), GraphVectors::trained);

    assertThat(vectors.keySet()).isEqualTo(embedded.keySet()).hasSize(35);
    embedded.forEach(
        (id, vector) ->
            assertThat(vectors.get(id))
                .containsExactly(vector.toArray(Float[]::new), within(1e-5f)));
  }

  @Test
  void theUntrainedNetworkIsTheOneThatTrainingStartsWith() {
    Map<String, float[]> untrained = byId(config(), GraphVectors::untrained);
    Map<String, float[]> unmoved =
        byId(config("training.learning-rate=1e-12"), GraphVectors::trained);
    Map<String, float[]> trained = byId(config(), GraphVectors::trained);

    untrained.forEach(
        (id, vector) -> {
          assertThat(unmoved.get(id)).containsExactly(vector, within(1e-5f));
        });
    assertThat(distance(untrained, unmoved)).isLessThan(1e-4);
    assertThat(distance(untrained, trained)).isGreaterThan(0.01);
  }

  @Test
  void everyKindHasZerosForTheLonerAndNumbersOfItsOwnForTheOthers() {
    List<Map<String, float[]>> all =
        Stream.<Function<GraphVectors, float[][]>>of(
                GraphVectors::features, GraphVectors::windowMeans, GraphVectors::untrained)
            .map(kind -> byId(config("features.degree-weight=0"), kind))
            .toList();

    for (Map<String, float[]> vectors : all) {
      assertThat(vectors.get("99")).isEqualTo(new float[SmallEmbed.SIZE]);
      assertThat(vectors.get("1")).hasSize(SmallEmbed.SIZE).isNotEqualTo(vectors.get("2"));
      assertThat(norm(vectors.get("1"))).isPositive();
    }
    assertThat(distance(all.get(0), all.get(1))).isGreaterThan(0.1);
    assertThat(distance(all.get(1), all.get(2))).isGreaterThan(0.1);
    // Features are scaled to one length for all nodes; a mean of several directions is shorter.
    assertThat(norm(all.get(0).get("34"))).isCloseTo(norm(all.get(0).get("1")), within(1e-4));
    assertThat(norm(all.get(1).get("1"))).isLessThan(norm(all.get(0).get("1")));
  }

  @Test
  void controlsTellDegreesAsTheResultDoes() {
    for (Function<GraphVectors, float[][]> kind :
        List.<Function<GraphVectors, float[][]>>of(
            GraphVectors::windowMeans, GraphVectors::untrained, GraphVectors::trained)) {
      Map<String, float[]> vectors = byId(config(), kind);
      // Of Zachary's club: node 34 has 17 neighbours, node 12 has one.
      assertThat((double) last(vectors.get("34")) / last(vectors.get("12")))
          .isCloseTo(Math.log(18) / Math.log(2), within(1e-5));
      assertThat(last(vectors.get("99"))).isZero();
    }
  }

  @Test
  void severalKindsOfOneGraphAreThoseOfSeveralGraphs() {
    Map<String, float[]> alone = byId(config(), GraphVectors::windowMeans);
    Map<String, float[]> after =
        byId(
            config(),
            vectors -> {
              assertThat(vectors.untrained()).hasDimensions(35, SmallEmbed.SIZE);
              return vectors.windowMeans();
            });

    assertThat(distance(after, alone)).isLessThan(1e-4);
  }

  @Test
  void refusesOneHotInput() {
    assertThatThrownBy(() -> byId(config("model.input=one-hot"), GraphVectors::trained))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("model.input was one-hot, must be features");
  }

  private StrideConfig config(String... assignments) {
    return SmallEmbed.config(edges, output, assignments);
  }

  private static float last(float[] vector) {
    return vector[vector.length - 1];
  }

  private static Map<String, float[]> byId(
      StrideConfig config, Function<GraphVectors, float[][]> kind) {
    EmbedSettings settings = EmbedSettings.read(config);
    PreparedGraph graph =
        CheckedGraph.collect(
            LocalSpark.session(),
            EdgeReader.read(LocalSpark.session(), settings.input()),
            settings);
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    try (GraphVectors vectors =
        new GraphVectors(
            context,
            graph.graph(),
            graph.dictionary().keys(),
            settings.pipeline(),
            Progress.silent())) {
      float[][] rows = kind.apply(vectors);
      Map<String, float[]> byId = new TreeMap<>();
      graph
          .dictionary()
          .numbered(1)
          .collect()
          .forEach(id -> byId.put(id._2().toString(), rows[id._1()]));
      return byId;
    }
  }

  private static double distance(Map<String, float[]> some, Map<String, float[]> others) {
    return some.keySet().stream()
        .mapToDouble(id -> distance(some.get(id), others.get(id)))
        .max()
        .orElseThrow();
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += Math.pow(a[i] - b[i], 2);
    }
    return Math.sqrt(squares);
  }

  private static double norm(float[] vector) {
    return distance(vector, new float[vector.length]);
  }
}
