package io.stride.jobs.linkprediction;

import static io.stride.jobs.linkprediction.LinkPredictions.NODES;
import static io.stride.jobs.linkprediction.LinkPredictions.STRUCTURELESS;
import static io.stride.jobs.linkprediction.LinkPredictions.projectedAdjacency;
import static io.stride.jobs.linkprediction.LinkPredictions.randomVectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.LocalSpark;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What the job makes of its vectors: counts, rows, refusals, and the same each time. */
class LinkPredictionJobIT {
  private final SparkSession spark = LocalSpark.session();

  @Test
  void countsWhatItDid() {
    // 12 nodes in a ring with 4 chords: 16 edges, 11 in a tree, so 5 of 8 requested are held out.
    CompactGraph ring =
        TestGraphs.of(
            12, false, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 0,
            0, 6, 1, 7, 2, 8, 3, 9);
    float[][] vectors = Arrays.copyOf(randomVectors(2), 12);

    LinkPredictionResult result = LinkPredictions.run(ring, graph -> vectors);

    assertThat(result.counts()).isEqualTo(new LinkCounts(12, 16, 8, 5, 3, 3, 2, 2));
    assertThat(result.counts().achievedShare()).isEqualTo(5.0 / 16);
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.table())
        .contains(
            "12 nodes, 16 edges, 5 (31.3%) held out; classifiers trained on 2 of them, tested on 3",
            "Hadamard", "degree product (control)")
        .contains("warning: 8 edges should be held out, only 5 can be");
    assertThat(result.rows()).hasSize(16);
    assertThat(result.rows().get(1)).containsEntry("method", "Hadamard").containsKey("auc");
  }

  @Test
  void sameSeedSameResult() {
    ResidualEmbedder embedder = graph -> randomVectors(8);
    LinkPredictionSettings other =
        new LinkPredictionSettings(0.5, 0.2, Regularization.auto(), 100, 2);

    LinkPredictionResult first = LinkPredictions.run(STRUCTURELESS, embedder);

    assertThat(LinkPredictions.run(STRUCTURELESS, embedder)).isEqualTo(first);
    assertThat(LinkPredictionJob.run(spark, STRUCTURELESS, embedder, other)).isNotEqualTo(first);
  }

  @Test
  void refusesVectorsThatAreNone() {
    refused(new float[3][2], "3 vectors for 600 nodes");
    refused(new float[NODES][0], "different lengths");
    float[][] broken = randomVectors(2);
    broken[5][1] = Float.NaN;
    refused(broken, "the number NaN");
  }

  @Test
  void vectorsToCompareWithAreTestedOnTheSamePairs() {
    float[][] some = randomVectors(8);
    LinkPredictionResult alone = LinkPredictions.run(STRUCTURELESS, graph -> some);
    LinkPredictionResult several =
        LinkPredictionJob.run(
            spark,
            STRUCTURELESS,
            List.of(
                LinkVectors.tested(graph -> projectedAdjacency(STRUCTURELESS)),
                new LinkVectors("some", graph -> some)),
            LinkPredictions.HALF);

    for (Negatives kind : Negatives.values()) {
      assertThat(several.best(kind, "some").scores()).isEqualTo(alone.best(kind).scores());
      assertThat(several.best(kind).scores()).isNotEqualTo(alone.best(kind).scores());
    }
    assertThat(several.scores()).hasSize(2 * (4 + 4 + 4));
    assertThat(several.rows()).filteredOn(row -> row.get("vectors").equals("some")).hasSize(8);
    assertThat(several.rows()).filteredOn(row -> row.get("chosen").equals(true)).hasSize(4);
    assertThat(several.table().lines().filter(line -> line.contains(" some "))).hasSize(2);
    assertThat(several.table()).contains("metrics have all");
    assertThat(alone.table()).doesNotContain("metrics have all");
  }

  private static void refused(float[][] vectors, String message) {
    assertThatThrownBy(() -> LinkPredictions.run(STRUCTURELESS, graph -> vectors))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }
}
