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
 * penalty is fitted on three quarters of the training pairs; the one with the highest AUC on the
 * others is fitted again on all. Test pairs are only ranked at the end.
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
  private static final double VALIDATION_SHARE = 0.25;

  /** Training edges that the choice looks at; as many non-edges. */
  private static final int MAX_EDGES = 10_000;

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

  private OperatorFit select(PairSets own, EdgeOperator operator) {
    int taking = Math.min(own.trainEdges().count(), MAX_EDGES);
    int fitted = taking - (int) Math.max(1, Math.round(VALIDATION_SHARE * taking));
    PairExamples fitting =
        examples(own.trainEdges().range(0, fitted), own.trainNonEdges().range(0, fitted), operator);
    PairExamples validating =
        examples(
            own.trainEdges().range(fitted, taking),
            own.trainNonEdges().range(fitted, taking),
            operator);
    Regularization regularization = settings.regularization();
    double[] scores =
        fit(fitting, regularization.candidates()).stream()
            .mapToDouble(model -> validating.rank(model).auc())
            .toArray();
    int best = regularization.best(scores);
    return new OperatorFit(regularization.candidates().get(best), scores[best]);
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
