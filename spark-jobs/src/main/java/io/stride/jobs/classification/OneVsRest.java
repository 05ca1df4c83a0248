package io.stride.jobs.classification;

import io.stride.jobs.evaluation.LinearModel;
import io.stride.jobs.evaluation.LogisticTrainer;
import java.util.List;
import java.util.function.IntConsumer;
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

  /**
   * For every split one classifier per label, in the order of their names.
   *
   * @param progress gets the number of classifiers that are fitted, several times
   */
  List<List<LinearModel>> fit(List<TrainTestSplit> splits, IntConsumer progress) {
    List<Broadcast<int[]>> train =
        splits.stream().map(split -> context.broadcast(split.train())).toList();
    int width = nodes.names().size();
    try {
      List<LinearModel> models =
          trainer.trainAll(
              train.stream()
                  .flatMap(
                      own ->
                          IntStream.range(0, width)
                              .mapToObj(label -> new LabelExamples(vectors, labels, own, label)))
                  .toList(),
              progress);
      return IntStream.range(0, splits.size())
          .mapToObj(i -> models.subList(i * width, (i + 1) * width))
          .toList();
    } finally {
      train.forEach(Broadcast::destroy);
    }
  }

  @Override
  public void close() {
    vectors.destroy();
    labels.destroy();
  }
}
