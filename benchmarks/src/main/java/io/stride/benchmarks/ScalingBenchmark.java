package io.stride.benchmarks;

import io.stride.train.averaging.AveragingMaster;
import io.stride.train.averaging.TrainingRound;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkSelection;
import io.stride.train.model.AutoencoderNetwork;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Walks of 40 nodes trained on per second of wall-clock time: a plain loop without Spark, one
 * partition, two partitions, in turn in one JVM. Pieces of 20 nodes, minibatches of 128. Arguments:
 * {@code [UNITS FREQUENCY RUNS]}.
 */
public final class ScalingBenchmark {
  private static final BatchSettings BATCHES = new BatchSettings(20, 128);
  private static final long TOKENS = 400_000;
  private static final int SLOTS = 2;

  private final JavaSparkContext context;
  private final TrainingTask task;
  private final int frequency;

  private ScalingBenchmark(JavaSparkContext context, TrainingTask task, int frequency) {
    this.context = context;
    this.task = task;
    this.frequency = frequency;
  }

  /** Measures and prints medians and their ratios. */
  public static void main(String[] args) {
    Arguments arguments = Arguments.of(args);
    int units = Integer.parseInt(arguments.text(0, "128"));
    int frequency = Integer.parseInt(arguments.text(1, "4"));
    int runs = Integer.parseInt(arguments.text(2, "5"));
    SparkSession spark = LocalSession.open(SLOTS);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try (TrainingTask task = new TrainingTask(context, units)) {
      new ScalingBenchmark(context, task, frequency).measure(runs);
    }
    spark.stop();
  }

  private void measure(int runs) {
    double[] plain = new double[runs];
    double[] one = new double[runs];
    double[] two = new double[runs];
    // The first run warms up.
    for (int run = -1; run < runs; run++) {
      double plainRate = plain();
      double oneRate = averaged(1);
      double twoRate = averaged(2);
      if (run >= 0) {
        plain[run] = plainRate;
        one[run] = oneRate;
        two[run] = twoRate;
      }
    }
    double reference = WallClock.median(one);
    Output.print(
        "%d units, frequency %d: plain %.0f walks/s, one partition %.0f, two %.0f;"
            + " one / plain %.2f, two / one %.2f (medians of %d)",
        task.model().latent(),
        frequency,
        WallClock.median(plain),
        reference,
        WallClock.median(two),
        reference / WallClock.median(plain),
        WallClock.median(two) / reference,
        runs);
  }

  private double averaged(int partitions) {
    TrainingSettings settings =
        new TrainingSettings(BATCHES, TOKENS, 1, 0.01, 1e9, new Averaging(frequency, partitions));
    List<TrainingRound> rounds =
        new AveragingMaster(context, settings)
            .train(task.model(), task.data(), (round, share) -> {})
            .rounds();
    double seconds = rounds.stream().mapToDouble(TrainingRound::seconds).sum();
    return walks(rounds.stream().mapToLong(TrainingRound::tokens).sum()) / seconds;
  }

  private double plain() {
    WalkSelection selection =
        WalkSelection.of(
            task.data().engine().nodeCount(), task.data().engine().settings(), TOKENS, 0.01);
    try (AutoencoderNetwork network = AutoencoderNetwork.create(task.model())) {
      MinibatchStream minibatches =
          MinibatchStream.training(task.data().engine(), selection, BATCHES, 0, 0, 1);
      return walks(1)
          * WallClock.rate(
              () -> {
                long tokens = 0;
                while (minibatches.hasNext()) {
                  PieceBatch batch = minibatches.next();
                  network.fit(batch, task.features());
                  tokens += batch.tokens();
                }
                return tokens;
              });
    }
  }

  private static double walks(long tokens) {
    return tokens / (double) TrainingTask.WALK_LENGTH;
  }
}
