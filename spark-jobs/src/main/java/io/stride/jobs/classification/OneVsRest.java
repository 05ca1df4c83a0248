package io.stride.jobs.classification;

import io.stride.jobs.evaluation.LinearModel;
import io.stride.jobs.evaluation.LogisticTrainer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * One logistic regression per label, each against all other nodes, fitted side by side on shared
 * embeddings. Closing it frees them.
 */
final class OneVsRest implements AutoCloseable {
  private final JavaSparkContext context;
  private final LogisticTrainer trainer;
  private final LabelledNodes nodes;
  private final Broadcast<float[][]> vectors;
  private final Broadcast<int[][]> labels;

  OneVsRest(SparkSession spark, LabelledNodes nodes, ClassificationSettings settings) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.trainer = new LogisticTrainer(spark, settings.regularization(), settings.iterations());
    this.nodes = nodes;
    this.vectors = context.broadcast(nodes.vectors());
    this.labels = context.broadcast(nodes.labels());
  }

  /** One classifier per label, in the order of their names. */
  List<LinearModel> fit(TrainTestSplit split) {
    Broadcast<int[]> train = context.broadcast(split.train());
    try {
      return trainer.trainAll(
          IntStream.range(0, nodes.names().size())
              .mapToObj(label -> new LabelExamples(vectors, labels, train, label))
              .toList());
    } finally {
      train.destroy();
    }
  }

  @Override
  public void close() {
    vectors.destroy();
    labels.destroy();
  }
}
