package io.stride.train.averaging;

import io.stride.train.batch.WalkSelection;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Synchronous parameter averaging: a round broadcasts parameters and updater state, every partition
 * trains {@code averaging.frequency} minibatches from there, and the mean, weighted by pieces, is
 * where the next round starts (Zinkevich et al., "Parallelized Stochastic Gradient Descent", NIPS
 * 2010, in rounds; McMahan et al., AISTATS 2017, algorithm 1). Deterministic for a given number of
 * partitions, task retries and lost executors included.
 */
public final class AveragingMaster implements TrainingMaster {
  private final JavaSparkContext context;
  private final TrainingSettings settings;

  /**
   * A master on a running Spark.
   *
   * @param context where rounds run
   * @param settings how long, on what and how closely coupled partitions train
   */
  public AveragingMaster(JavaSparkContext context, TrainingSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  @Override
  public TrainingResult train(
      AutoencoderSettings model, TrainingData data, TrainingListener listener) {
    try {
      return new Training(plan(model, data), listener).run();
    } finally {
      WorkerCache.clear();
    }
  }

  private TrainingPlan plan(AutoencoderSettings model, TrainingData data) {
    int asked = settings.averaging().partitions();
    WalkSelection selection =
        WalkSelection.of(
            data.engine().nodeCount(),
            data.engine().settings(),
            settings.tokens(),
            settings.validation());
    return new TrainingPlan(
        UUID.randomUUID().toString(),
        model,
        data,
        selection,
        settings.batches(),
        asked == 0 ? context.defaultParallelism() : asked);
  }

  /** One training from start to end: the loop and what it has gathered so far. */
  private final class Training {
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final JavaRDD<Integer> partitions;
    private final List<TrainingRound> rounds = new ArrayList<>();
    private final List<ReconstructionError> validation = new ArrayList<>();
    private final DivergenceCheck divergence = new DivergenceCheck(settings.divergenceFactor());
    private NetworkState state;

    Training(TrainingPlan plan, TrainingListener listener) {
      this.plan = plan;
      this.listener = listener;
      List<Integer> numbers = IntStream.range(0, plan.partitions()).boxed().toList();
      this.partitions = context.parallelize(numbers, plan.partitions());
      this.state = AutoencoderNetwork.create(plan.model()).state();
    }

    TrainingResult run() {
      validation.add(validate());
      TrainingResult.Stop stop = TrainingResult.Stop.EPOCHS_DONE;
      for (int epoch = 0; epoch < settings.epochs(); epoch++) {
        if (!epoch(epoch)) {
          stop = TrainingResult.Stop.DIVERGED;
          break;
        }
        validation.add(validate());
      }
      return new TrainingResult(state, rounds, validation, plan.partitions(), stop);
    }

    /** Rounds until no partition has walks left; false if training diverged. */
    private boolean epoch(int epoch) {
      int frequency = settings.averaging().frequency();
      long tokens = 0;
      boolean exhausted = false;
      for (long done = 0; !exhausted; done += frequency) {
        long begin = System.nanoTime();
        StateSum sum = round(new RoundOrder(epoch, done, frequency));
        exhausted = sum.exhausted();
        if (sum.tally().pieces() > 0) {
          double seconds = (System.nanoTime() - begin) * 1e-9;
          TrainingRound round = sum.tally().round(epoch, rounds.size(), seconds);
          rounds.add(round);
          tokens += round.tokens();
          NetworkState next = sum.mean();
          if (divergence.diverged(round.loss(), next)) {
            return false;
          }
          state = next;
          listener.onRound(round, share(epoch, tokens, exhausted));
        }
      }
      return true;
    }

    private double share(int epoch, long tokens, boolean exhausted) {
      double expected =
          (double) plan.selection().trainingWalks() * plan.data().engine().settings().length();
      double inEpoch = exhausted ? 1 : Math.min(1, tokens / expected);
      return (epoch + inEpoch) / settings.epochs();
    }

    private StateSum round(RoundOrder order) {
      TrainingPlan local = plan;
      Broadcast<NetworkState> start = context.broadcast(state);
      try {
        JavaPairRDD<Integer, StateSum> states =
            partitions.mapToPair(
                partition -> {
                  Worker worker = WorkerCache.take(local, partition);
                  StateSum sum = worker.train(start.value(), order);
                  WorkerCache.keep(local, partition, worker);
                  return new Tuple2<>(partition, sum);
                });
        return OrderedSum.of(states, local.partitions());
      } finally {
        start.destroy();
      }
    }

    private ReconstructionError validate() {
      TrainingPlan local = plan;
      Broadcast<NetworkState> current = context.broadcast(state);
      try {
        return partitions
            .map(
                partition -> {
                  Worker worker = WorkerCache.take(local, partition);
                  ReconstructionError error = worker.validate(current.value());
                  WorkerCache.keep(local, partition, worker);
                  return error;
                })
            .collect()
            .stream()
            .reduce(ReconstructionError.NONE, ReconstructionError::plus);
      } finally {
        current.destroy();
      }
    }
  }
}
