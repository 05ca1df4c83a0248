package io.stride.jobs.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Predicts labels from embeddings: one-vs-rest L2 logistic regression over random splits, micro and
 * macro F1. Where every node has one label, the label with the highest score is predicted ({@link
 * DecisionRule#ARGMAX}); where nodes have several, both {@link DecisionRule#LABEL_COUNTS_GIVEN} and
 * {@link DecisionRule#THRESHOLD} are reported. Labelled nodes and their embeddings must fit the
 * driver; the fits run on the executors.
 */
public final class ClassifyJob {
  private static final int NAMES_IN_WARNING = 5;

  private ClassifyJob() {}

  /**
   * Runs all splits.
   *
   * @param spark runs the fits
   * @param embeddings columns node (integer or string) and embedding (array of numbers, one length,
   *     finite); a node without edges counts with the zero vector that it has; nodes without a
   *     label are ignored
   * @param labelsPath labels as {@link Labels#read} reads them
   * @param settings shares, splits, penalty, seed
   * @throws io.stride.walk.error.InvalidInputException if labels or embeddings cannot be used, or
   *     have no node in common
   */
  public static ClassificationResult run(
      SparkSession spark,
      Dataset<Row> embeddings,
      String labelsPath,
      ClassificationSettings settings) {
    return run(spark, embeddings, labelsPath, settings, line -> {});
  }

  /**
   * The same, telling how far it is.
   *
   * @param progress gets a line several times
   */
  public static ClassificationResult run(
      SparkSession spark,
      Dataset<Row> embeddings,
      String labelsPath,
      ClassificationSettings settings,
      Consumer<String> progress) {
    Labels labels = Labels.read(spark.sparkContext().hadoopConfiguration(), labelsPath);
    LabelledNodes nodes =
        LabelledNodes.of(
            labels, EmbeddingVectors.collect(spark, embeddings, labels.byNode().keySet()));
    List<FractionScore> scores = new ArrayList<>();
    List<SplitScore> splits = new ArrayList<>();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<LabelledNodes> shared = context.broadcast(nodes);
    try {
      for (double fraction : settings.trainFractions()) {
        progress.accept(
            String.format(Locale.ROOT, "train share %.3g: %d splits", fraction, settings.splits()));
        List<SplitScore> own =
            context
                .parallelize(splits(nodes, fraction, settings), settings.splits())
                .map(new SplitRun(shared, settings))
                .collect()
                .stream()
                .flatMap(List::stream)
                .toList();
        splits.addAll(own);
        for (DecisionRule rule : nodes.rules()) {
          scores.add(FractionScore.of(own.stream().filter(s -> s.rule() == rule).toList()));
        }
      }
    } finally {
      shared.destroy();
    }
    return new ClassificationResult(
        nodes.ids().size(),
        nodes.names().size(),
        nodes.multiLabel(),
        nodes.vectors()[0].length,
        nodes.missing(),
        scores,
        splits,
        warnings(nodes, scores));
  }

  private static List<TrainTestSplit> splits(
      LabelledNodes nodes, double fraction, ClassificationSettings settings) {
    return IntStream.range(0, settings.splits())
        .mapToObj(number -> TrainTestSplit.of(nodes.ids(), fraction, settings.seed(), number))
        .toList();
  }

  private static List<String> warnings(LabelledNodes nodes, List<FractionScore> scores) {
    List<String> lines = new ArrayList<>();
    List<String> missing = nodes.missing();
    if (!missing.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d labelled nodes have no embedding and are left out: %s%s",
              missing.size(),
              missing.size() + nodes.ids().size(),
              shown(missing),
              more(missing)));
    }
    List<String> single = nodes.singleNodeLabels();
    if (!single.isEmpty()) {
      lines.add(
          "%d label%s of one node only, which no split can both learn and test: %s%s"
              .formatted(
                  single.size(),
                  single.size() == 1 ? " is" : "s are",
                  shown(single),
                  more(single)));
    }
    int constant = scores.stream().mapToInt(FractionScore::constantLabels).max().orElse(0);
    if (constant > 0) {
      lines.add(
          "up to %d classifier%s of a share had training nodes of one kind only and predict a constant"
              .formatted(constant, constant == 1 ? "" : "s"));
    }
    return lines;
  }

  private static String shown(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMES_IN_WARNING, names.size())));
  }

  private static String more(List<String> names) {
    return names.size() > NAMES_IN_WARNING ? ", ..." : "";
  }
}
