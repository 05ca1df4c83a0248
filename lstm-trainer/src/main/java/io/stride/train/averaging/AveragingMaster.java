package io.stride.train.averaging;

import io.stride.train.batch.WalkSelection;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import java.util.Optional;
import java.util.function.LongSupplier;
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
  private final Optional<CheckpointPlace> checkpoints;
  private final LongSupplier nanoClock;

  /**
   * A master on a running Spark that writes no checkpoints.
   *
   * @param context where rounds run
   * @param settings how long, on what and how closely coupled partitions train
   */
  public AveragingMaster(JavaSparkContext context, TrainingSettings settings) {
    this(context, settings, Optional.empty(), System::nanoTime);
  }

  /**
   * A master on a running Spark that writes checkpoints as often as {@link
   * TrainingSettings#checkpoints()} says and when training ends, and goes on from one if asked to.
   * The result is that of a training that was never interrupted, bit for bit.
   *
   * @param context where rounds run
   * @param settings how long, on what and how closely coupled partitions train
   * @param checkpoints where they lie
   */
  public AveragingMaster(
      JavaSparkContext context, TrainingSettings settings, CheckpointPlace checkpoints) {
    this(context, settings, Optional.of(checkpoints), System::nanoTime);
  }

  AveragingMaster(
      JavaSparkContext context,
      TrainingSettings settings,
      Optional<CheckpointPlace> checkpoints,
      LongSupplier nanoClock) {
    this.context = context;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.nanoClock = nanoClock;
  }

  @Override
  public TrainingResult train(
      AutoencoderSettings model, TrainingData data, TrainingListener listener) {
    model.objective().check(settings.batches(), data.engine().settings().length());
    TrainingPlan plan = plan(model, data);
    TrainingClock clock = new TrainingClock(nanoClock);
    Optional<Checkpointer> checkpointer =
        checkpoints.map(
            place ->
                new Checkpointer(
                    place,
                    TrainingIdentity.of(
                        model, settings, data.engine(), plan.partitions(), place.origin()),
                    settings,
                    clock,
                    listener));
    TrainingState state =
        checkpointer
            .flatMap(Checkpointer::resume)
            .orElseGet(
                () -> new TrainingState(settings, AutoencoderNetwork.create(plan.model()).state()));
    try (PartitionWorkers workers = new PartitionWorkers(context, plan)) {
      return new TrainingLoop(plan, settings, workers, listener, clock, checkpointer).run(state);
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
        model.scaledRate(averaging.rateScaling().factor(partitions)),
        data,
        selection,
        settings.batches(),
        partitions,
        settings.schedule(),
        steps(selection, data, partitions),
        averaging.what());
  }

  /** Sequential steps of all epochs, if no walk ends early. */
  private long steps(WalkSelection selection, TrainingData data, int partitions) {
    int pieceLength = settings.batches().pieceLength();
    int pieces = (data.engine().settings().length() + pieceLength - 1) / pieceLength;
    double batches = (double) selection.trainingWalks() * pieces / settings.batches().batchSize();
    int batchesPerStep =
        settings.averaging().what() == TrainingSettings.Averaged.GRADIENTS
            ? settings.averaging().frequency()
            : 1;
    return Math.max(1, Math.round(settings.epochs() * batches / partitions / batchesPerStep));
  }
}
