package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.LinearModel;
import io.stride.jobs.evaluation.LogisticRegression;
import io.stride.jobs.evaluation.LogisticTarget;
import io.stride.jobs.evaluation.Regularization;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Fits and tests one operator against one kind of non-edges, inside a Spark task. Every candidate
 * penalty is fitted on three quarters of the training pairs and ranks the others, until each
 * quarter was left out once; the one with the highest mean AUC is fitted again on all. Test pairs
 * are only ranked at the end.
 *
 * @param vectors embeddings by node
 * @param pairs training and test pairs by kind
 * @param settings penalty and iterations
 */
record OperatorRun(
    Broadcast<float[][]> vectors,
    Broadcast<Map<Negatives, PairSets>> pairs,
    LinkPredictionSettings settings)
    implements Function<OperatorRun.Task, OperatorRun.Outcome> {
  /** Training edges that the choice looks at; as many non-edges. */
  private static final int MAX_EDGES = 10_000;

  /**
   * One part validates, the others fit; each in turn, since some hundred edges put operators that
   * are a hundredth of AUC apart in the wrong order.
   */
  private static final int PARTS = 4;

  /** The AUC of a choice that nothing could be asked of. */
  private static final double UNKNOWN = 0.5;

  /** One of the fits. */
  record Task(Negatives negatives, EdgeOperator operator) implements Serializable {}

  /** What it found. */
  record Outcome(OperatorFit fit, RankingScores scores) implements Serializable {}

  @Override
  public Outcome call(Task task) {
    PairSets own = pairs.value().get(task.negatives());
    OperatorFit fit = select(own, task.operator());
    PairExamples train = examples(own.trainEdges(), own.trainNonEdges(), task.operator());
    LinearModel model = fit(train, List.of(fit.penalty())).get(0);
    PairExamples test = examples(own.testEdges(), own.testNonEdges(), task.operator());
    return new Outcome(fit, test.rank(model));
  }

  /** The best penalty by the mean AUC over all parts. */
  private OperatorFit select(PairSets own, EdgeOperator operator) {
    Regularization regularization = settings.regularization();
    int taking = Math.min(own.trainEdges().count(), MAX_EDGES);
    if (taking < 2) {
      return new OperatorFit(regularization.fallback(), UNKNOWN);
    }
    int parts = Math.min(PARTS, taking);
    double[] scores = new double[regularization.candidates().size()];
    for (int part = 0; part < parts; part++) {
      int from = part * taking / parts;
      double[] aucs = validate(own, operator, taking, from, (part + 1) * taking / parts);
      for (int i = 0; i < scores.length; i++) {
        scores[i] += aucs[i] / parts;
      }
    }
    int best = regularization.best(scores);
    return new OperatorFit(regularization.candidates().get(best), scores[best]);
  }

  /** AUC of every penalty on edges {@code from} to {@code to - 1}, fitted on the others. */
  private double[] validate(PairSets own, EdgeOperator operator, int taking, int from, int to) {
    PairExamples fitting =
        examples(
            own.trainEdges().range(0, from).and(own.trainEdges().range(to, taking)),
            own.trainNonEdges().range(0, from).and(own.trainNonEdges().range(to, taking)),
            operator);
    PairExamples validating =
        examples(own.trainEdges().range(from, to), own.trainNonEdges().range(from, to), operator);
    return fit(fitting, settings.regularization().candidates()).stream()
        .mapToDouble(model -> validating.rank(model).auc())
        .toArray();
  }

  private List<LinearModel> fit(PairExamples examples, List<Double> penalties) {
    BitSet positives = examples.positives();
    return LogisticRegression.fit(
        examples,
        penalties.stream().map(penalty -> new LogisticTarget(positives, penalty)).toList(),
        settings.iterations());
  }

  private PairExamples examples(NodePairs edges, NodePairs nonEdges, EdgeOperator operator) {
    return new PairExamples(vectors.value(), edges, nonEdges, operator);
  }
}
