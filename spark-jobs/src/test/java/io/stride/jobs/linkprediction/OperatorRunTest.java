package io.stride.jobs.linkprediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.jobs.evaluation.Regularization;
import io.stride.walk.testing.LocalSpark;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorRunTest {
  /** Two nodes that point the same way, and one that points the other way. */
  private static final float[][] VECTORS = {{1, 1}, {1, 1}, {-1, -1}};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyQuarterValidatesOnce(int misleading) {
    assertThat(validationAuc(80, misleading)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void twoEdgesFitAndValidateInTurnAndOneChoosesNothing() {
    assertThat(outcome(alike(2), different(2)).fit().validationAuc()).isEqualTo(1);
    OperatorFit blind = outcome(alike(1), different(1)).fit();
    assertThat(blind).isEqualTo(new OperatorFit(Regularization.auto().fallback(), 0.5));
  }

  /** Edges join nodes alike, non-edges different ones; in one quarter it is the other way round. */
  private static double validationAuc(int count, int misleading) {
    int from = misleading * count / 4;
    int to = from + count / 4;
    NodePairs edges = alike(from).and(different(to - from)).and(alike(count - to));
    NodePairs nonEdges = different(from).and(alike(to - from)).and(different(count - to));
    return outcome(edges, nonEdges).fit().validationAuc();
  }

  private static OperatorRun.Outcome outcome(NodePairs edges, NodePairs nonEdges) {
    PairSets pairs = new PairSets(edges, nonEdges, alike(1), different(1), 0);
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    OperatorRun run =
        new OperatorRun(
            context.broadcast(VECTORS),
            context.broadcast(Map.of(Negatives.UNIFORM, pairs)),
            new LinkPredictionSettings(0.5, 0.2, Regularization.auto(), 100, 1));
    return run.call(new OperatorRun.Task(Negatives.UNIFORM, EdgeOperator.HADAMARD));
  }

  private static NodePairs alike(int count) {
    return pairs(count, 1);
  }

  private static NodePairs different(int count) {
    return pairs(count, 2);
  }

  private static NodePairs pairs(int count, int target) {
    return NodePairs.of(IntStream.range(0, 2 * count).map(i -> i % 2 == 0 ? 0 : target).toArray());
  }
}
