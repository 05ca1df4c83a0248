package io.stride.train.averaging;

import io.stride.train.averaging.TrainingResult.Stop;
import io.stride.train.model.NetworkState;
import io.stride.walk.error.InvalidInputException;
import java.util.Optional;

/** Rounds, measurements and checkpoints, until there is a reason to stop. */
final class TrainingLoop {
  private final TrainingPlan plan;
  private final TrainingSettings settings;
  private final PartitionWorkers workers;
  private final TrainingListener listener;
  private final TrainingClock clock;
  private final Optional<Checkpointer> checkpointer;

  TrainingLoop(
      TrainingPlan plan,
      TrainingSettings settings,
      PartitionWorkers workers,
      TrainingListener listener,
      TrainingClock clock,
      Optional<Checkpointer> checkpointer) {
    this.plan = plan;
    this.settings = settings;
    this.workers = workers;
    this.listener = listener;
    this.clock = clock;
    this.checkpointer = checkpointer;
  }

  /** Goes on from {@code state} to the end. */
  TrainingResult run(TrainingState state) {
    if (state.validation().measurements().isEmpty()) {
      measure(state);
    }
    Optional<Stop> stop = stop(state);
    while (stop.isEmpty()) {
      step(state);
      stop = stop(state);
      boolean last = stop.isPresent();
      if (!state.diverged()) {
        checkpointer.ifPresent(checkpoints -> checkpoints.after(state, last));
      }
    }
    requireTrained(state);
    // After the checkpoint: a training that is taken further from there must not know of it.
    if (!state.diverged() && !state.validation().measuredAfter(state.rounds().size())) {
      measure(state);
    }
    TrainingResult result =
        state.result(plan.partitions(), state.diverged() ? Stop.DIVERGED : stop.get());
    listener.onStop(result);
    return result;
  }

  private Optional<Stop> stop(TrainingState state) {
    if (state.diverged()) {
      return Optional.of(Stop.DIVERGED);
    }
    if (state.position().epoch() == settings.epochs()) {
      return Optional.of(Stop.EPOCHS_DONE);
    }
    if (state.validation().stopsEarly()) {
      return Optional.of(Stop.EARLY);
    }
    return timeIsUp(state) ? Optional.of(Stop.TIME_UP) : Optional.empty();
  }

  private boolean timeIsUp(TrainingState state) {
    return settings.maxMinutes() > 0
        && !state.rounds().isEmpty()
        && clock.seconds() >= 60 * settings.maxMinutes();
  }

  /** A round, and a measurement if it is time for one. */
  private void step(TrainingState state) {
    int roundsBefore = state.rounds().size();
    boolean exhausted = round(state);
    int rounds = state.rounds().size();
    int every = settings.earlyStopping().everyRounds();
    boolean due = every == 0 ? exhausted : rounds > roundsBefore && rounds % every == 0;
    if (due && !state.diverged()) {
      measure(state);
    }
  }

  /** Trains a round; true if it was the last one of its epoch. */
  private boolean round(TrainingState state) {
    int frequency = settings.averaging().frequency();
    Position from = state.position();
    int step = state.current().steps();
    long begin = System.nanoTime();
    StateSum sum =
        workers.train(
            state.current(), new RoundOrder(from.epoch(), from.minibatches(), frequency, step));
    RoundTally tally = sum.tally();
    state.moveTo(from.after(frequency, tally.tokens(), sum.exhausted()));
    if (tally.pieces() > 0) {
      NetworkState mean = sum.mean();
      double seconds = (System.nanoTime() - begin) * 1e-9;
      TrainingRound round = plan.round(from.epoch(), state.rounds().size(), step, tally, seconds);
      state.advance(round, mean);
      if (!state.diverged()) {
        listener.onRound(round, share(from, tally.tokens(), sum.exhausted()));
      }
    }
    return sum.exhausted();
  }

  /** Measures the held-out pieces, which no round has seen. */
  private void measure(TrainingState state) {
    Measurement measurement =
        new Measurement(
            state.position().epoch(), state.rounds().size(), workers.validate(state.current()));
    state.measured(measurement);
    if (!state.diverged()) {
      listener.onValidation(measurement);
    }
  }

  private double share(Position from, long trained, boolean exhausted) {
    double expected =
        (double) plan.selection().trainingWalks() * plan.data().engine().settings().length();
    double inEpoch = exhausted ? 1 : Math.min(1, (from.tokens() + trained) / expected);
    return (from.epoch() + inEpoch) / settings.epochs();
  }

  private static void requireTrained(TrainingState state) {
    if (state.rounds().isEmpty()) {
      throw new InvalidInputException(
          "none of the walks that training chose has two nodes, so there is nothing to train on;"
              + " raise training.tokens or walk.per-node, and check input.directed");
    }
  }
}
