package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.LocalSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class LinkPredictionJobIT {
  private static final int NODES = 600;
  private static final LinkPredictionSettings HALF =
      new LinkPredictionSettings(0.5, Regularization.auto(), 100, 1);

  /**
   * A graph without structure: about 9,000 edges, 4,500 held out against as many non-edges. The AUC
   * of scores that know nothing has a deviation of sqrt((2n + 1) / (12 n n)) = 0.0061 for n =
   * 4,500; 0.03 is 5 of these, a false alarm of 6e-7 per score.
   */
  private static final double CHANCE = 0.03;

  private final SparkSession spark = LocalSpark.session();
  private final CompactGraph structureless = TestGraphs.random(NODES, false, 1, (a, b) -> 0.05);

  @Test
  void randomVectorsOfARandomGraphKnowNothing() {
    LinkPredictionResult result =
        LinkPredictionJob.run(spark, structureless, graph -> randomVectors(16), HALF);

    assertThat(result.scores()).hasSize(16);
    assertThat(result.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
  }

  @Test
  void vectorsOfTheResidualOfARandomGraphKnowNothingOfTheHeldOutEdges() {
    LinkPredictionResult honest =
        LinkPredictionJob.run(spark, structureless, LinkPredictionJobIT::projectedAdjacency, HALF);
    LinkPredictionResult cheating =
        LinkPredictionJob.run(
            spark, structureless, graph -> projectedAdjacency(structureless), HALF);

    assertThat(honest.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
    // The same vectors with the held-out edges in them do know, so the check above can fail.
    assertThat(cheating.best(Negatives.UNIFORM).scores().auc()).isGreaterThan(0.6);
  }

  @Test
  void theEmbedderSeesNoHeldOutEdge() {
    List<CompactGraph> seen = new ArrayList<>();
    LinkPredictionResult result =
        LinkPredictionJob.run(
            spark,
            structureless,
            graph -> {
              seen.add(graph);
              return randomVectors(4);
            },
            HALF);

    assertThat(seen).hasSize(1);
    NodePairs heldOut = EdgeHoldout.split(structureless, HALF).heldOut();
    assertThat(heldOut.count()).isEqualTo(result.counts().heldOut());
    for (int i = 0; i < heldOut.count(); i++) {
      assertThat(structureless.hasEdge(heldOut.source(i), heldOut.target(i))).isTrue();
      assertThat(seen.get(0).hasEdge(heldOut.source(i), heldOut.target(i))).isFalse();
      assertThat(seen.get(0).hasEdge(heldOut.target(i), heldOut.source(i))).isFalse();
    }
  }

  @Test
  void aSignalThatOnlyHeldOutEdgesCarryIsNotFound() {
    // All held-out edges are inside four blocks, of which the residual graph knows nothing.
    CompactGraph signal =
        TestGraphs.random(
            NODES, false, 5, (a, b) -> a % 4 == b % 4 && !structureless.hasEdge(a, b) ? 0.1 : 0);
    CompactGraph full =
        TestGraphs.random(
            NODES, false, 5, (a, b) -> structureless.hasEdge(a, b) || signal.hasEdge(a, b) ? 1 : 0);
    NodePairs heldOut = PairSetsTest.edges(signal);
    EdgeHoldout holdout = new EdgeHoldout(structureless, heldOut, heldOut.count(), heldOut.count());

    LinkPredictionResult honest =
        LinkPredictionJob.run(
            spark, full, holdout, tested(LinkPredictionJobIT::projectedAdjacency), HALF);
    LinkPredictionResult cheating =
        LinkPredictionJob.run(
            spark, full, holdout, tested(graph -> projectedAdjacency(full)), HALF);

    // About 4,200 held-out edges, see CHANCE.
    assertThat(heldOut.count()).isGreaterThan(4_000);
    assertThat(honest.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
    assertThat(cheating.scores())
        .anySatisfy(score -> assertThat(score.scores().auc()).isGreaterThan(0.6));
  }

  @Test
  void degreesTellNothingAgainstMatchedNonEdges() {
    CompactGraph hubs =
        TestGraphs.random(
            NODES, false, 3, (a, b) -> (a % 3 == 0 ? 0.4 : 0.15) * (b % 3 == 0 ? 0.4 : 0.15));
    LinkPredictionResult result =
        LinkPredictionJob.run(spark, hubs, graph -> randomVectors(4), HALF);

    assertThat(degreeProduct(result, Negatives.UNIFORM)).isGreaterThan(0.6);
    assertThat(degreeProduct(result, Negatives.DEGREE_MATCHED)).isCloseTo(0.5, within(0.04));
  }

  @Test
  void namesTheOperatorThatValidationChose() {
    CompactGraph blocks =
        TestGraphs.random(NODES, false, 2, (a, b) -> a % 4 == b % 4 ? 0.15 : 0.005);
    LinkPredictionResult result =
        LinkPredictionJob.run(spark, blocks, graph -> indicators(4), HALF);

    for (Negatives kind : Negatives.values()) {
      OperatorFit best = result.best(kind).fit().orElseThrow();
      assertThat(result.scores())
          .filteredOn(score -> score.negatives() == kind && !score.control())
          .hasSize(4)
          .allSatisfy(
              score -> {
                OperatorFit fit = score.fit().orElseThrow();
                assertThat(fit.validationAuc()).isLessThanOrEqualTo(best.validationAuc());
                assertThat(Regularization.auto().candidates()).contains(fit.penalty());
              });
      assertThat(result.rows())
          .filteredOn(row -> row.get("negatives").equals(kind.title()))
          .filteredOn(row -> row.get("chosen").equals(true))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("validation_auc", best.validationAuc()));
    }
    assertThat(result.table())
        .contains(" *  ", "degree-matched  embedding    Hadamard", "chosen by validation");
  }

  @Test
  void hadamardFindsPlantedBlocks() {
    CompactGraph blocks =
        TestGraphs.random(NODES, false, 2, (a, b) -> a % 4 == b % 4 ? 0.15 : 0.005);
    LinkPredictionResult result =
        LinkPredictionJob.run(spark, blocks, graph -> indicators(4), HALF);

    // Of edges, 0.15 * 149 / (0.15 * 149 + 0.005 * 450) = 91% are inside blocks, of uniform
    // non-edges 22%: the AUC of "same block" is 0.5 + (0.91 - 0.22) / 2 = 0.84.
    assertThat(score(result, EdgeOperator.HADAMARD).auc()).isCloseTo(0.84, within(0.03));
    assertThat(score(result, EdgeOperator.AVERAGE).auc()).isLessThan(0.6);
    assertThat(result.best(Negatives.UNIFORM).scores().auc()).isGreaterThan(0.8);
    assertThat(result.scores().get(4).control()).isTrue();
    assertThat(result.scores().get(4).scores().auc()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void degreeProductFindsHubs() {
    CompactGraph hubs =
        TestGraphs.random(
            NODES, false, 3, (a, b) -> Math.min(1, 6.0 / (1 + a) + 6.0 / (1 + b)) / 4);
    LinkPredictionResult result =
        LinkPredictionJob.run(spark, hubs, graph -> randomVectors(4), HALF);

    assertThat(result.scores().get(4).method()).isEqualTo("degree product");
    assertThat(result.scores().get(4).scores().auc()).isGreaterThan(0.65);
  }

  @Test
  void countsWhatItDid() {
    // 12 nodes in a ring with 4 chords: 16 edges, 11 in a tree, so 5 of 8 requested are held out.
    CompactGraph ring =
        TestGraphs.of(
            12, false, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 0,
            0, 6, 1, 7, 2, 8, 3, 9);
    float[][] vectors = Arrays.copyOf(randomVectors(2), 12);

    LinkPredictionResult result = LinkPredictionJob.run(spark, ring, graph -> vectors, HALF);

    assertThat(result.counts()).isEqualTo(new LinkCounts(12, 16, 8, 5, 5, 11, 11));
    assertThat(result.counts().achievedShare()).isEqualTo(5.0 / 16);
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.table())
        .contains("12 nodes, 16 edges, 5 (31.3%) held out", "Hadamard", "degree product (control)")
        .contains("warning: 8 edges should be held out, only 5 can be");
    assertThat(result.rows()).hasSize(16);
    assertThat(result.rows().get(1)).containsEntry("method", "Hadamard").containsKey("auc");
  }

  @Test
  void sameSeedSameResult() {
    ResidualEmbedder embedder = graph -> randomVectors(8);
    LinkPredictionSettings other = new LinkPredictionSettings(0.5, Regularization.auto(), 100, 2);

    LinkPredictionResult first = LinkPredictionJob.run(spark, structureless, embedder, HALF);

    assertThat(LinkPredictionJob.run(spark, structureless, embedder, HALF)).isEqualTo(first);
    assertThat(LinkPredictionJob.run(spark, structureless, embedder, other)).isNotEqualTo(first);
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
    LinkPredictionResult alone = LinkPredictionJob.run(spark, structureless, graph -> some, HALF);
    LinkPredictionResult several =
        LinkPredictionJob.run(
            spark,
            structureless,
            List.of(
                LinkVectors.tested(graph -> projectedAdjacency(structureless)),
                new LinkVectors("some", graph -> some)),
            HALF);

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

  private static List<LinkVectors> tested(ResidualEmbedder embedder) {
    return List.of(LinkVectors.tested(embedder));
  }

  private void refused(float[][] vectors, String message) {
    assertThatThrownBy(() -> LinkPredictionJob.run(spark, structureless, graph -> vectors, HALF))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  private static double degreeProduct(LinkPredictionResult result, Negatives kind) {
    return result.scores().stream()
        .filter(score -> score.negatives() == kind && score.method().equals("degree product"))
        .findFirst()
        .orElseThrow()
        .scores()
        .auc();
  }

  private static RankingScores score(LinkPredictionResult result, EdgeOperator operator) {
    return result.scores().stream()
        .filter(score -> score.method().equals(operator.title()))
        .findFirst()
        .orElseThrow()
        .scores();
  }

  private static float[][] randomVectors(int size) {
    Random random = new Random(17);
    float[][] vectors = new float[NODES][size];
    for (float[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  private static float[][] indicators(int blocks) {
    float[][] vectors = new float[NODES][blocks];
    for (int node = 0; node < NODES; node++) {
      vectors[node][node % blocks] = 1;
    }
    return vectors;
  }

  /** A random code per node, summed over the node itself and its neighbours. */
  private static float[][] projectedAdjacency(CompactGraph graph) {
    float[][] codes = randomVectors(64);
    float[][] vectors = new float[NODES][];
    for (int node = 0; node < NODES; node++) {
      vectors[node] = codes[node].clone();
      for (int i = 0; i < graph.degree(node); i++) {
        float[] other = codes[graph.neighbour(graph.firstEntry(node) + i)];
        for (int k = 0; k < other.length; k++) {
          vectors[node][k] += other[k];
        }
      }
    }
    return vectors;
  }
}
