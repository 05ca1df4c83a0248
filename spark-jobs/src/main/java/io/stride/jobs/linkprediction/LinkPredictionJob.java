package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.LinearModel;
import io.stride.jobs.evaluation.LogisticTrainer;
import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Predicts held-out edges from embeddings of the residual graph.
 *
 * <p>The protocol: {@link EdgeHoldout} takes edges away, the embedder sees only what is left. A
 * logistic regression per {@link EdgeOperator} is trained on edges of the residual graph against as
 * many non-edges, and tested on the held-out edges against as many other non-edges. Non-edges are
 * uniform pairs without an edge in the full graph. Beside the operators stands what the product of
 * the two residual degrees reaches alone (preferential attachment): against uniform non-edges much
 * of a high AUC can be a test of degrees.
 *
 * <p>Graph, embeddings and test pairs are on the driver; the fits run on the executors.
 */
public final class LinkPredictionJob {
  private static final List<EdgeOperator> OPERATORS = List.of(EdgeOperator.values());

  private LinkPredictionJob() {}

  /**
   * Holds out, embeds, fits and tests.
   *
   * @param spark runs the fits
   * @param graph the full graph
   * @param embedder called once, with the residual graph
   * @param settings share, penalty, seed
   * @throws io.stride.walk.error.InvalidInputException if no edge can be held out, or the graph has
   *     too few non-edges
   * @throws IllegalStateException if the embedder returns other than a finite vector of one length
   *     per node
   */
  public static LinkPredictionResult run(
      SparkSession spark,
      CompactGraph graph,
      ResidualEmbedder embedder,
      LinkPredictionSettings settings) {
    EdgeHoldout holdout = EdgeHoldout.split(graph, settings);
    PairSets pairs = PairSets.of(graph, holdout, settings.seed());
    float[][] vectors = embedder.embed(holdout.residual());
    requireUsable(vectors, graph.nodeCount());
    List<LinkScore> scores = new ArrayList<>(operators(spark, vectors, pairs, settings));
    int[] degrees = NodeDegrees.of(holdout.residual());
    scores.add(
        new LinkScore(
            "degree product", true, rank(pairs, (u, v) -> (double) degrees[u] * degrees[v])));
    return new LinkPredictionResult(counts(graph, holdout, pairs), scores, warnings(holdout));
  }

  private static List<LinkScore> operators(
      SparkSession spark, float[][] vectors, PairSets pairs, LinkPredictionSettings settings) {
    List<LinearModel> models = fit(spark, vectors, pairs, settings);
    List<LinkScore> scores = new ArrayList<>();
    for (int i = 0; i < OPERATORS.size(); i++) {
      EdgeOperator operator = OPERATORS.get(i);
      LinearModel model = models.get(i);
      RankingScores ranking =
          rank(pairs, (u, v) -> model.score(operator.apply(vectors[u], vectors[v])));
      scores.add(new LinkScore(operator.title(), false, ranking));
    }
    return scores;
  }

  /** One model per operator, in their order. */
  private static List<LinearModel> fit(
      SparkSession spark, float[][] vectors, PairSets pairs, LinkPredictionSettings settings) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<float[][]> shared = context.broadcast(vectors);
    Broadcast<NodePairs> edges = context.broadcast(pairs.trainEdges());
    Broadcast<NodePairs> nonEdges = context.broadcast(pairs.trainNonEdges());
    try {
      return new LogisticTrainer(spark, settings.regularization(), settings.iterations())
          .trainAll(
              OPERATORS.stream()
                  .map(operator -> new PairExamples(shared, edges, nonEdges, operator))
                  .toList());
    } finally {
      List.of(shared, edges, nonEdges).forEach(Broadcast::destroy);
    }
  }

  private static RankingScores rank(PairSets pairs, ToDoubleBiFunction<Integer, Integer> scorer) {
    NodePairs edges = pairs.testEdges();
    NodePairs nonEdges = pairs.testNonEdges();
    double[] scores = new double[edges.count() + nonEdges.count()];
    boolean[] labels = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = i < edges.count();
      NodePairs from = labels[i] ? edges : nonEdges;
      int at = labels[i] ? i : i - edges.count();
      scores[i] = scorer.applyAsDouble(from.source(at), from.target(at));
    }
    return RankingScores.of(scores, labels);
  }

  private static void requireUsable(float[][] vectors, int nodes) {
    if (vectors.length != nodes) {
      throw new IllegalStateException(
          "the embedder returned %d vectors for %d nodes".formatted(vectors.length, nodes));
    }
    for (float[] vector : vectors) {
      if (vector.length == 0 || vector.length != vectors[0].length) {
        throw new IllegalStateException("the embedder returned vectors of different lengths");
      }
      for (float number : vector) {
        if (!Float.isFinite(number)) {
          throw new IllegalStateException("the embedder returned the number " + number);
        }
      }
    }
  }

  private static LinkCounts counts(CompactGraph graph, EdgeHoldout holdout, PairSets pairs) {
    return new LinkCounts(
        graph.nodeCount(),
        graph.edgeCount(),
        holdout.requested(),
        holdout.achieved(),
        pairs.testNonEdges().count(),
        pairs.trainEdges().count(),
        pairs.trainNonEdges().count());
  }

  private static List<String> warnings(EdgeHoldout holdout) {
    if (holdout.achieved() == holdout.requested()) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d edges should be held out, only %,d can be without taking components apart",
            holdout.requested(),
            holdout.achieved()));
  }
}
