package io.stride.jobs.linkprediction;

import static io.stride.jobs.linkprediction.LinkPredictions.NODES;
import static io.stride.jobs.linkprediction.LinkPredictions.randomVectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.graph.CompactGraph;
import org.junit.jupiter.api.Test;

/** What operators and controls find of the blocks and hubs that a graph was made with. */
class PlantedStructureIT {
  @Test
  void degreesTellNothingAgainstMatchedNonEdges() {
    CompactGraph hubs =
        TestGraphs.random(
            NODES, false, 3, (a, b) -> (a % 3 == 0 ? 0.4 : 0.15) * (b % 3 == 0 ? 0.4 : 0.15));
    LinkPredictionResult result = LinkPredictions.run(hubs, graph -> randomVectors(4));

    assertThat(degreeProduct(result, Negatives.UNIFORM)).isGreaterThan(0.6);
    assertThat(degreeProduct(result, Negatives.DEGREE_MATCHED)).isCloseTo(0.5, within(0.04));
  }

  @Test
  void degreeProductFindsHubs() {
    CompactGraph hubs =
        TestGraphs.random(
            NODES, false, 3, (a, b) -> Math.min(1, 6.0 / (1 + a) + 6.0 / (1 + b)) / 4);
    LinkPredictionResult result = LinkPredictions.run(hubs, graph -> randomVectors(4));

    assertThat(result.scores().get(4).method()).isEqualTo("degree product");
    assertThat(result.scores().get(4).scores().auc()).isGreaterThan(0.65);
  }

  @Test
  void hadamardFindsPlantedBlocks() {
    LinkPredictionResult result =
        LinkPredictions.run(LinkPredictions.blocks(), graph -> indicators(4));

    // Of edges, 0.15 * 149 / (0.15 * 149 + 0.005 * 450) = 91% are inside blocks, of uniform
    // non-edges 22%: the AUC of "same block" is 0.5 + (0.91 - 0.22) / 2 = 0.84.
    assertThat(score(result, EdgeOperator.HADAMARD).auc()).isCloseTo(0.84, within(0.03));
    assertThat(score(result, EdgeOperator.AVERAGE).auc()).isLessThan(0.6);
    assertThat(result.best(Negatives.UNIFORM).scores().auc()).isGreaterThan(0.8);
    assertThat(result.scores().get(4).control()).isTrue();
    assertThat(result.scores().get(4).scores().auc()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void namesTheOperatorThatValidationChose() {
    LinkPredictionResult result =
        LinkPredictions.run(LinkPredictions.blocks(), graph -> indicators(4));

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

  private static float[][] indicators(int blocks) {
    float[][] vectors = new float[NODES][blocks];
    for (int node = 0; node < NODES; node++) {
      vectors[node][node % blocks] = 1;
    }
    return vectors;
  }
}
