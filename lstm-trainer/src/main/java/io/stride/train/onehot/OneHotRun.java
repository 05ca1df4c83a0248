package io.stride.train.onehot;

import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.model.NetworkState;
import io.stride.train.model.OneHotTables;
import io.stride.train.versioned.TableChanges;
import io.stride.train.versioned.TableHistory;
import io.stride.train.versioned.TablePair;
import io.stride.walk.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** One training from start to end: the loop and what it has gathered so far. */
final class OneHotRun implements AutoCloseable {
  private final JavaSparkContext context;
  private final OneHotPlan plan;
  private final OneHotListener listener;
  private final JavaRDD<Integer> partitions;
  private final TableHistory tables;
  private final List<OneHotRound> rounds = new ArrayList<>();
  private final List<Double> validation = new ArrayList<>();
  private final long begin = System.nanoTime();
  private NetworkState network;
  private NetworkState before;
  private boolean cutShort;
  private double best = Double.POSITIVE_INFINITY;

  OneHotRun(JavaSparkContext context, OneHotPlan plan, OneHotListener listener) {
    this.context = context;
    this.plan = plan;
    this.listener = listener;
    List<Integer> numbers = IntStream.range(0, plan.partitions()).boxed().toList();
    this.partitions = context.parallelize(numbers, plan.partitions());
    this.tables =
        new TableHistory(
            context,
            plan.key(),
            new TablePair(
                OneHotTables.initialInput(plan.model(), plan.engine().nodeCount()),
                OneHotTables.initialOutput(plan.model(), plan.engine().nodeCount())));
    this.network = plan.network().state();
    this.before = network;
  }

  /** Trains to the end and says what it was. */
  Stop train() {
    validation.add(heldOut());
    for (int epoch = 0; epoch < plan.settings().epochs() && !cutShort; epoch++) {
      if (!epoch(epoch)) {
        // The loss that leapt was measured before its step: the round before led to it.
        network = before;
        tables.takeBack();
        return Stop.DIVERGED;
      }
      validation.add(heldOut());
    }
    requireTrained();
    return cutShort ? Stop.TIME_UP : Stop.EPOCHS_DONE;
  }

  OneHotResult result(int[] frequencies, Stop stop) {
    return new OneHotResult(
        tables.tables().input(),
        tables.tables().output(),
        network,
        frequencies,
        List.copyOf(rounds),
        List.copyOf(validation),
        plan.partitions(),
        stop);
  }

  /** Rounds until no partition has walks left, or time is up; false if training diverged. */
  private boolean epoch(int epoch) {
    TrainingSettings settings = plan.settings();
    boolean exhausted = false;
    for (long done = 0; !exhausted && !cutShort; done += settings.averaging().frequency()) {
      long started = System.nanoTime();
      RoundMean mean = round(epoch, done);
      exhausted = mean.exhausted();
      boolean last = exhausted && epoch == settings.epochs() - 1;
      cutShort = !last && timeIsUp();
      if (mean.any() && !advance(epoch, mean, started)) {
        return false;
      }
    }
    return true;
  }

  private RoundMean round(int epoch, long done) {
    OneHotPlan local = plan;
    return starting(
        epoch,
        done,
        start ->
            new RoundMean(
                partitions
                    .map(
                        partition -> {
                          OneHotWorker worker = OneHotWorker.take(local, partition);
                          PartitionRound result = worker.train(start);
                          worker.keep();
                          return result;
                        })
                    .collect()));
  }

  private double heldOut() {
    OneHotPlan local = plan;
    return starting(
        0,
        0,
        start ->
            partitions
                .map(
                    partition -> {
                      OneHotWorker worker = OneHotWorker.take(local, partition);
                      HeldOutLoss loss = worker.validate(start);
                      worker.keep();
                      return loss;
                    })
                .collect()
                .stream()
                .reduce(HeldOutLoss.NONE, HeldOutLoss::plus)
                .perNode());
  }

  private <T> T starting(int epoch, long done, Function<RoundStart, T> work) {
    Broadcast<NetworkState> state = context.broadcast(network);
    try {
      return work.apply(new RoundStart(state, tables.version(), epoch, done));
    } finally {
      state.destroy();
    }
  }

  /** Goes on to the next parameters; false if training diverged. */
  private boolean advance(int epoch, RoundMean mean, long started) {
    TableChanges changes = mean.changes(tables.tables());
    NetworkState next = mean.network();
    double loss = mean.loss();
    boolean good = Double.isFinite(loss) && loss <= plan.settings().divergenceFactor() * best;
    if (good) {
      best = Math.min(best, loss);
      tables.advance(changes);
      before = network;
      network = next;
      good = changes.finite() && finite(next.parameters()) && finite(next.updater());
    }
    long dense = (long) Float.BYTES * (next.parameters().length + next.updater().length);
    OneHotRound round =
        new OneHotRound(
            epoch,
            rounds.size(),
            loss,
            mean.pieces(),
            mean.tokens(),
            changes.rows(),
            mean.bytes(),
            dense + changes.bytes(),
            dense + tables.tables().bytes(),
            (System.nanoTime() - started) * 1e-9);
    rounds.add(round);
    listener.onRound(round);
    return good;
  }

  private void requireTrained() {
    if (rounds.isEmpty()) {
      throw new InvalidInputException(
          "none of the walks that training chose has two nodes, so there is nothing to train on;"
              + " raise training.tokens or walk.per-node, and check input.directed");
    }
  }

  private boolean timeIsUp() {
    double limit = plan.settings().maxMinutes();
    return limit > 0 && (System.nanoTime() - begin) / 60e9 > limit;
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    tables.close();
  }
}
