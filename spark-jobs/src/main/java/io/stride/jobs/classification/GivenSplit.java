package io.stride.jobs.classification;

import io.stride.walk.error.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Predicts the labels of some nodes from those of others, where the task says which are which, for
 * instance nodes that came later. All else is as in {@link ClassifyJob}.
 */
public final class GivenSplit {
  private GivenSplit() {}

  /**
   * Fits on {@code train} and tests on {@code test}.
   *
   * @param spark collects the vectors
   * @param train columns node and embedding; nodes without a label are ignored
   * @param test the same for other nodes
   * @param labelsPath labels as {@link Labels#read} reads them
   * @param settings penalty, iterations and seed; shares and splits are not used
   * @return one score per rule
   * @throws InvalidInputException if labels or embeddings cannot be used, or one side has no
   *     labelled node
   */
  public static List<SplitScore> run(
      SparkSession spark,
      Dataset<Row> train,
      Dataset<Row> test,
      String labelsPath,
      ClassificationSettings settings) {
    Labels labels = Labels.read(spark.sparkContext().hadoopConfiguration(), labelsPath);
    Set<String> wanted = labels.byNode().keySet();
    Set<String> training =
        new HashSet<>(EmbeddingVectors.collect(spark, train, wanted).byNode().keySet());
    Dataset<Row> both =
        train.select("node", "embedding").unionByName(test.select("node", "embedding"));
    LabelledNodes nodes = LabelledNodes.of(labels, EmbeddingVectors.collect(spark, both, wanted));
    TrainTestSplit split = TrainTestSplit.given(nodes.ids(), training, settings.seed());
    if (split.train().length == 0 || split.test().length == 0) {
      throw new InvalidInputException(
          "%d labelled nodes to train on and %d to test on, at least one of each is needed"
              .formatted(split.train().length, split.test().length));
    }
    Broadcast<LabelledNodes> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(nodes);
    try {
      return new SplitRun(shared, settings).call(split);
    } finally {
      shared.destroy();
    }
  }
}
