package io.stride.jobs.linkprediction;

import static io.stride.jobs.linkprediction.LinkPredictions.STRUCTURELESS;
import static io.stride.jobs.linkprediction.LinkPredictions.projectedAdjacency;
import static io.stride.jobs.linkprediction.LinkPredictions.randomVectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.linkprediction.LinkPredictions.HiddenBlocks;
import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of the held-out edges gets into the vectors that are tested on them. */
class HeldOutEdgesIT {
  /**
   * A graph without structure: about 9,000 edges, 4,500 held out, 3,600 of them tested against as
   * many non-edges. The AUC of scores that know nothing has a deviation of sqrt((2n + 1) / (12 n
   * n)) = 0.0068 for n = 3,600; 0.03 is 4.4 of these, a false alarm of 1e-5 per score.
   */
  private static final double CHANCE = 0.03;

  @Test
  void randomVectorsOfARandomGraphKnowNothing() {
    LinkPredictionResult result = LinkPredictions.run(STRUCTURELESS, graph -> randomVectors(16));

    assertThat(result.scores()).hasSize(16);
    assertThat(result.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
  }

  @Test
  void vectorsOfTheResidualOfARandomGraphKnowNothingOfTheHeldOutEdges() {
    LinkPredictionResult honest =
        LinkPredictions.run(STRUCTURELESS, LinkPredictions::projectedAdjacency);
    LinkPredictionResult cheating =
        LinkPredictions.run(STRUCTURELESS, graph -> projectedAdjacency(STRUCTURELESS));

    assertThat(honest.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
    // The same vectors with the held-out edges in them do know, so the check above can fail.
    assertThat(cheating.best(Negatives.UNIFORM).scores().auc()).isGreaterThan(0.6);
  }

  @Test
  void theEmbedderSeesNoHeldOutEdge() {
    List<CompactGraph> seen = new ArrayList<>();
    LinkPredictionResult result =
        LinkPredictions.run(
            STRUCTURELESS,
            graph -> {
              seen.add(graph);
              return randomVectors(4);
            });

    assertThat(seen).hasSize(1);
    NodePairs heldOut = EdgeHoldout.split(STRUCTURELESS, LinkPredictions.HALF).heldOut();
    assertThat(heldOut.count()).isEqualTo(result.counts().heldOut());
    for (int i = 0; i < heldOut.count(); i++) {
      assertThat(STRUCTURELESS.hasEdge(heldOut.source(i), heldOut.target(i))).isTrue();
      assertThat(seen.get(0).hasEdge(heldOut.source(i), heldOut.target(i))).isFalse();
      assertThat(seen.get(0).hasEdge(heldOut.target(i), heldOut.source(i))).isFalse();
    }
  }

  @Test
  void aSignalThatOnlyHeldOutEdgesCarryIsNotFound() {
    HiddenBlocks hidden = HiddenBlocks.make();

    LinkPredictionResult honest = LinkPredictions.run(hidden, LinkPredictions::projectedAdjacency);
    LinkPredictionResult cheating =
        LinkPredictions.run(hidden, graph -> projectedAdjacency(hidden.full()));

    // About 4,200 held-out edges, four fifths of them tested, see CHANCE.
    assertThat(hidden.holdout().heldOut().count()).isGreaterThan(4_000);
    assertThat(honest.scores())
        .allSatisfy(score -> assertThat(score.scores().auc()).isCloseTo(0.5, within(CHANCE)));
    assertThat(cheating.scores())
        .anySatisfy(score -> assertThat(score.scores().auc()).isGreaterThan(0.6));
  }
}
