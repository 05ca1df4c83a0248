package io.stride.train.averaging;

import io.stride.train.batch.WalkSelection;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

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
    TrainingSettings.Averaging averaging = settings.averaging();
    int partitions =
        averaging.partitions() == 0 ? context.defaultParallelism() : averaging.partitions();
    WalkSelection selection =
        WalkSelection.of(
            data.engine().nodeCount(),
            data.engine().settings(),
            settings.tokens(),
            settings.validation());
    return new TrainingPlan(
        UUID.randomUUID().toString(),
        model.scaledRate(averaging.rateScaling().factor(partitions)),
        data,
        selection,
        settings.batches(),
        partitions,
        settings.schedule(),
        steps(selection, data, partitions));
  }

  /** Sequential steps of all epochs, if no walk ends early. */
  private long steps(WalkSelection selection, TrainingData data, int partitions) {
    int pieceLength = settings.batches().pieceLength();
    int pieces = (data.engine().settings().length() + pieceLength - 1) / pieceLength;
    double batches = (double) selection.trainingWalks() * pieces / settings.batches().batchSize();
    return Math.max(1, Math.round(settings.epochs() * batches / partitions));
  }

  /** One training from start to end: the loop and what it has gathered so far. */
  private final class Training {
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final PartitionWorkers workers;
    private final List<TrainingRound> rounds = new ArrayList<>();
    private final List<ReconstructionError> validation = new ArrayList<>();
    private final DivergenceCheck divergence = new DivergenceCheck(settings.divergenceFactor());
    private final DivergenceCheck heldOut = new DivergenceCheck(settings.divergenceFactor());
    private NetworkState state;

    /**
     * Where the last good round began. A loss is measured before the step that it leads to, so a
     * loss that leaps condemns the state that its round began with, not only the one it ended with.
     */
    private NetworkState proven;

    Training(TrainingPlan plan, TrainingListener listener) {
      this.plan = plan;
      this.listener = listener;
      this.workers = new PartitionWorkers(context, plan);
      this.state = AutoencoderNetwork.create(plan.model()).state();
      this.proven = state;
    }

    TrainingResult run() {
      boolean good = measure();
      for (int epoch = 0; good && epoch < settings.epochs(); epoch++) {
        good = epoch(epoch) && measure();
      }
      TrainingResult.Stop stop =
          good ? TrainingResult.Stop.EPOCHS_DONE : TrainingResult.Stop.DIVERGED;
      return new TrainingResult(good ? state : proven, rounds, validation, plan.partitions(), stop);
    }

    /** Measures the held-out pieces, which no round has seen; false if training diverged. */
    private boolean measure() {
      ReconstructionError error = workers.validate(state);
      boolean leaps = heldOut.leaps(error.squaredError());
      // The untrained network's error is what it is; the first round will tell.
      if (leaps && !validation.isEmpty()) {
        return false;
      }
      validation.add(error);
      return true;
    }

    /** Rounds until no partition has walks left; false if training diverged. */
    private boolean epoch(int epoch) {
      int frequency = settings.averaging().frequency();
      long tokens = 0;
      boolean exhausted = false;
      for (long done = 0; !exhausted; done += frequency) {
        long begin = System.nanoTime();
        StateSum sum = workers.train(state, new RoundOrder(epoch, done, frequency, state.steps()));
        exhausted = sum.exhausted();
        if (sum.tally().pieces() > 0) {
          double seconds = (System.nanoTime() - begin) * 1e-9;
          TrainingRound round = sum.tally().round(epoch, rounds.size(), seconds);
          rounds.add(round);
          tokens += round.tokens();
          if (!advance(round.loss(), sum.mean())) {
            return false;
          }
          listener.onRound(round, share(epoch, tokens, exhausted));
        }
      }
      return true;
    }

    /** Goes on to the next state; false if training diverged. */
    private boolean advance(double loss, NetworkState next) {
      if (divergence.leaps(loss)) {
        return false;
      }
      proven = state;
      if (!DivergenceCheck.finite(next)) {
        return false;
      }
      state = next;
      return true;
    }

    private double share(int epoch, long tokens, boolean exhausted) {
      double expected =
          (double) plan.selection().trainingWalks() * plan.data().engine().settings().length();
      double inEpoch = exhausted ? 1 : Math.min(1, tokens / expected);
      return (epoch + inEpoch) / settings.epochs();
    }
  }
}
