package io.stride.jobs.classification;

import io.stride.jobs.evaluation.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
  private static final int IDS_IN_WARNING = 5;

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
    try (OneVsRest classifiers = new OneVsRest(spark, nodes, settings)) {
      for (double fraction : settings.trainFractions()) {
        List<SplitScore> ofFraction = runSplits(classifiers, nodes, fraction, settings, progress);
        splits.addAll(ofFraction);
        for (DecisionRule rule : rules(nodes)) {
          scores.add(FractionScore.of(ofFraction.stream().filter(s -> s.rule() == rule).toList()));
        }
      }
    }
    return new ClassificationResult(
        nodes.ids().size(),
        nodes.names().size(),
        nodes.multiLabel(),
        nodes.missing().size(),
        scores,
        splits,
        warnings(nodes, scores));
  }

  private static List<SplitScore> runSplits(
      OneVsRest classifiers,
      LabelledNodes nodes,
      double fraction,
      ClassificationSettings settings,
      Consumer<String> progress) {
    List<TrainTestSplit> splits =
        IntStream.range(0, settings.splits())
            .mapToObj(number -> TrainTestSplit.of(nodes.ids(), fraction, settings.seed(), number))
            .toList();
    int classifierCount = splits.size() * nodes.names().size();
    List<List<LinearModel>> models =
        classifiers.fit(
            splits,
            fitted ->
                progress.accept(
                    String.format(
                        Locale.ROOT,
                        "train share %.3g: %,d of %,d classifiers",
                        fraction,
                        fitted,
                        classifierCount)));
    List<SplitScore> scores = new ArrayList<>();
    for (int number = 0; number < splits.size(); number++) {
      TrainTestSplit split = splits.get(number);
      List<LinearModel> own = models.get(number);
      for (DecisionRule rule : rules(nodes)) {
        scores.add(
            new SplitScore(fraction, number, rule, test(nodes, split, own, rule), constants(own)));
      }
    }
    return scores;
  }

  private static F1Scores test(
      LabelledNodes nodes, TrainTestSplit split, List<LinearModel> models, DecisionRule rule) {
    int[] test = split.test();
    int[][] truth = new int[test.length][];
    int[][] predicted = new int[test.length][];
    for (int i = 0; i < test.length; i++) {
      truth[i] = nodes.labels()[test[i]];
      double[] features = LabelExamples.toDouble(nodes.vectors()[test[i]]);
      double[] scores = models.stream().mapToDouble(model -> model.score(features)).toArray();
      predicted[i] = rule.decide(scores, truth[i].length);
    }
    return F1Scores.of(truth, predicted, nodes.names().size());
  }

  private static List<DecisionRule> rules(LabelledNodes nodes) {
    return nodes.multiLabel()
        ? List.of(DecisionRule.LABEL_COUNTS_GIVEN, DecisionRule.THRESHOLD)
        : List.of(DecisionRule.ARGMAX);
  }

  private static int constants(List<LinearModel> models) {
    return (int) models.stream().filter(LinearModel::isConstant).count();
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
              String.join(", ", missing.subList(0, Math.min(IDS_IN_WARNING, missing.size()))),
              missing.size() > IDS_IN_WARNING ? ", ..." : ""));
    }
    int constant = scores.stream().mapToInt(FractionScore::constantLabels).max().orElse(0);
    if (constant > 0) {
      lines.add(
          "up to %d classifier%s of a share had training nodes of one kind only and predict a constant"
              .formatted(constant, constant == 1 ? "" : "s"));
    }
    return lines;
  }
}
