package io.stride.benchmarks;

import io.stride.jobs.classification.ClassificationResult;
import io.stride.jobs.classification.ClassificationSettings;
import io.stride.jobs.classification.ClassifyJob;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedJob;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What averaging costs in quality: the last round's loss, the held-out error and micro-F1 on Cora
 * (half of the nodes to train on) after equal epochs, for 1, 2, 4, 8 partitions and frequency 1, 4,
 * 16. From the repository's root. Arguments: {@code [EPOCHS [KEY=VALUE...]]}, settings for all
 * runs.
 */
public final class ConvergenceBenchmark {
  private static final int[] PARTITIONS = {1, 2, 4, 8};
  private static final int[] FREQUENCIES = {1, 4, 16};
  private static final int SLOTS = 2;

  /** The defaults of the job classify. */
  private static final ClassificationSettings CLASSIFICATION =
      new ClassificationSettings(List.of(0.5), 10, Regularization.auto(), 100, 1);

  private final SparkSession spark;
  private final Path output;
  private final Map<String, Object> common;

  private ConvergenceBenchmark(SparkSession spark, Path output, Map<String, Object> common) {
    this.spark = spark;
    this.output = output;
    this.common = common;
  }

  /**
   * Trains, classifies and prints one line per layout.
   *
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    SparkSession spark = LocalSession.open(SLOTS);
    Path output = Files.createTempDirectory("convergence");
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("input.path", "data/cora/edges.tsv");
    common.put("output.path", output.toString());
    common.put("training.epochs", Integer.parseInt(arguments.text(0, "1")));
    for (String setting : arguments.words().stream().skip(1).toList()) {
      String[] pair = setting.split("=", 2);
      common.put(pair[0], pair[1]);
    }
    ConvergenceBenchmark benchmark = new ConvergenceBenchmark(spark, output, common);
    for (int partitions : PARTITIONS) {
      for (int frequency : FREQUENCIES) {
        benchmark.measure(partitions, frequency);
      }
    }
    spark.stop();
  }

  private void measure(int partitions, int frequency) throws IOException {
    String run = "p" + partitions + "-f" + frequency;
    Map<String, Object> settings = new LinkedHashMap<>(common);
    settings.put("output.run-id", run);
    settings.put("averaging.partitions", partitions);
    settings.put("averaging.frequency", frequency);
    StrideConfig config = StrideConfig.load(Optional.empty(), settings);
    Map<String, Object> manifest =
        new EmbedJob(spark, EmbedSettings.read(config), Progress.silent()).run().manifest().asMap();
    Map<?, ?> training = (Map<?, ?>) manifest.get("training");
    ClassificationResult classified =
        ClassifyJob.run(
            spark,
            spark.read().parquet(output + "/embeddings/run=" + run),
            "data/cora/labels.tsv",
            CLASSIFICATION);
    Output.print(
        "%d partitions  frequency %2d  %5d rounds  loss %.4f  held-out error %.4f  micro-F1 %.4f",
        partitions,
        frequency,
        ((Number) training.get("rounds")).intValue(),
        ((Number) training.get("lastLoss")).doubleValue(),
        ((Number) training.get("finalError")).doubleValue(),
        classified.scores().get(0).mean().micro());
  }
}
