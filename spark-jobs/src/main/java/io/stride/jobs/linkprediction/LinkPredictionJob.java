package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Predicts held-out edges from embeddings of the residual graph.
 *
 * <p>The protocol: {@link EdgeHoldout} takes edges away, the embedder sees only what is left. A
 * logistic regression per {@link EdgeOperator} is trained on some of the held-out edges ({@link
 * EdgeRoles}) against as many non-edges, and tested on the others against as many other non-edges:
 * once with both sets of non-edges uniform, once with both {@linkplain Negatives degree-matched}.
 * Penalty and best operator are chosen on training pairs left out in turn. Beside the operators
 * stands what the residual graph's degrees and common neighbours reach without embeddings: against
 * uniform non-edges much of a high AUC can be a test of degrees.
 *
 * <p>Several vectors can be tested on the same pairs, one after the other: those in question, and
 * others to compare with.
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
    return run(spark, graph, List.of(LinkVectors.tested(embedder)), settings);
  }

  /**
   * The same for several vectors.
   *
   * @param vectors each embedder is called once, with the residual graph; names differ
   */
  public static LinkPredictionResult run(
      SparkSession spark,
      CompactGraph graph,
      List<LinkVectors> vectors,
      LinkPredictionSettings settings) {
    return run(spark, graph, EdgeHoldout.split(graph, settings), vectors, settings);
  }

  /** The same for edges that are held out already. */
  static LinkPredictionResult run(
      SparkSession spark,
      CompactGraph graph,
      EdgeHoldout holdout,
      List<LinkVectors> vectors,
      LinkPredictionSettings settings) {
    Map<Negatives, PairSets> pairs = new EnumMap<>(Negatives.class);
    for (Negatives kind : Negatives.values()) {
      pairs.put(kind, PairSets.of(graph, holdout, kind, settings));
    }
    List<LinkScore> operators = new ArrayList<>();
    for (LinkVectors own : vectors) {
      float[][] rows = own.embedder().embed(holdout.residual());
      requireUsable(rows, graph.nodeCount());
      operators.addAll(operators(spark, own.name(), rows, pairs, settings));
    }
    Neighbourhoods residual = Neighbourhoods.of(holdout.residual());
    List<LinkScore> scores = new ArrayList<>();
    pairs.forEach(
        (kind, own) -> {
          operators.stream().filter(score -> score.negatives() == kind).forEach(scores::add);
          scores.addAll(controls(residual, kind, own));
        });
    return new LinkPredictionResult(
        counts(graph, holdout, pairs.get(Negatives.UNIFORM)),
        scores,
        settings.trainingShare() > 0,
        warnings(holdout, pairs));
  }

  /**
   * One score per kind of non-edges and operator, fitted side by side.
   *
   * @param vectors a finite one per node, all of one length
   * @param pairs to train and test on
   */
  public static List<LinkScore> operators(
      SparkSession spark,
      String name,
      float[][] vectors,
      Map<Negatives, PairSets> pairs,
      LinkPredictionSettings settings) {
    List<OperatorRun.Task> tasks =
        pairs.keySet().stream()
            .flatMap(kind -> OPERATORS.stream().map(own -> new OperatorRun.Task(kind, own)))
            .toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<float[][]> shared = context.broadcast(vectors);
    Broadcast<Map<Negatives, PairSets>> sharedPairs = context.broadcast(pairs);
    try {
      List<OperatorRun.Outcome> outcomes =
          context
              .parallelize(tasks, tasks.size())
              .map(new OperatorRun(shared, sharedPairs, settings))
              .collect();
      return IntStream.range(0, tasks.size())
          .mapToObj(i -> score(name, tasks.get(i), outcomes.get(i)))
          .toList();
    } finally {
      shared.destroy();
      sharedPairs.destroy();
    }
  }

  private static LinkScore score(
      String vectors, OperatorRun.Task task, OperatorRun.Outcome outcome) {
    return new LinkScore(
        task.negatives(),
        vectors,
        task.operator().title(),
        Optional.of(outcome.fit()),
        outcome.scores());
  }

  private static List<LinkScore> controls(Neighbourhoods residual, Negatives kind, PairSets own) {
    return Arrays.stream(LinkControl.values())
        .map(
            control ->
                new LinkScore(
                    kind,
                    LinkScore.NO_VECTORS,
                    control.title(),
                    Optional.empty(),
                    RankingScores.of(
                        own.testEdges(),
                        own.testNonEdges(),
                        (u, v) -> control.score(residual, u, v))))
        .toList();
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
        pairs.testEdges().count(),
        pairs.testNonEdges().count(),
        pairs.trainEdges().count(),
        pairs.trainNonEdges().count());
  }

  private static List<String> warnings(EdgeHoldout holdout, Map<Negatives, PairSets> pairs) {
    List<String> lines = new ArrayList<>();
    if (holdout.achieved() < holdout.requested()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d edges should be held out, only %,d can be without taking components apart",
              holdout.requested(),
              holdout.achieved()));
    }
    PairSets matched = pairs.get(Negatives.DEGREE_MATCHED);
    if (matched.widened() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d degree-matched non-edges have nodes of degrees further off: too few of the edge's own degrees are unconnected",
              matched.widened(),
              matched.trainEdges().count() + matched.testEdges().count()));
    }
    return lines;
  }
}
