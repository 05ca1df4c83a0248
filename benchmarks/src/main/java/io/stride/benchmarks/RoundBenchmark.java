package io.stride.benchmarks;

import io.stride.train.averaging.AveragingMaster;
import io.stride.train.averaging.TrainingMaster;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingRound;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaging;
import io.stride.train.batch.BatchSettings;
import io.stride.train.dl4j.Dl4jMaster;
import io.stride.train.model.ModelMemory;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What an averaging round costs beyond the busiest partition's time in the network: sending
 * parameters and Adam's moments, scheduling, averaging. One minibatch of 4 pieces of 10 nodes a
 * round and partition. Arguments: {@code SLOTS MASTER PARAMETERS...}, master {@code stride} or
 * {@code dl4j}; of the latter, which does not tell its time in the network, whole rounds are shown.
 */
public final class RoundBenchmark {
  private static final int PIECE = 10;
  private static final int BATCH = 4;
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 100;

  private RoundBenchmark() {}

  /** Measures and prints one line per number of parameters. */
  public static void main(String[] args) {
    Arguments arguments = Arguments.of(args);
    int slots = Integer.parseInt(arguments.text(0, "2"));
    SparkSession spark = LocalSession.open(slots);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    boolean stock = arguments.text(1, "stride").equals("dl4j");
    for (double parameters : arguments.numbers(2, 20_000, 300_000, 3_000_000)) {
      TrainingMaster master =
          stock
              ? new Dl4jMaster(context, settings(slots))
              : new AveragingMaster(context, settings(slots));
      measure(context, master, (long) parameters);
    }
    spark.stop();
  }

  private static void measure(JavaSparkContext context, TrainingMaster master, long parameters) {
    try (TrainingTask task = new TrainingTask(context, TrainingTask.units(parameters))) {
      TrainingResult result = master.train(task.model(), task.data(), (round, share) -> {});
      List<TrainingRound> rounds = result.rounds().subList(WARM_UP, result.rounds().size());
      double[] beyond =
          rounds.stream().mapToDouble(round -> round.seconds() - round.computeSeconds()).toArray();
      double[] compute = rounds.stream().mapToDouble(TrainingRound::computeSeconds).toArray();
      Output.print(
          "%s  %d partitions  %,d parameters  beyond compute %.1f ms  compute %.1f ms (medians of %d)",
          master.getClass().getSimpleName(),
          result.partitions(),
          ModelMemory.parameters(task.model()),
          WallClock.median(beyond) * 1e3,
          WallClock.median(compute) * 1e3,
          rounds.size());
    }
  }

  /** One epoch of so many rounds; a hundredth of the walks is held out. */
  private static TrainingSettings settings(int partitions) {
    long tokens = (long) (WARM_UP + ROUNDS) * PIECE * BATCH * partitions * 100 / 99;
    return new TrainingSettings(
        new BatchSettings(PIECE, BATCH), tokens, 1, 0.01, 1e9, new Averaging(1, partitions));
  }
}
