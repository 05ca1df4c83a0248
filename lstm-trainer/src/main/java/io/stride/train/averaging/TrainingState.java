package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What training has come to between two rounds: all that an identical continuation needs. */
final class TrainingState {
  private final DivergenceCheck losses;
  private final ValidationHistory validation;
  private final List<TrainingRound> rounds = new ArrayList<>();
  private Position position = Position.START;
  private NetworkState current;

  /**
   * Where the last good round began. A loss is measured before the step that it leads to, so a loss
   * that leaps condemns the state that its round began with, not only the one it ended with.
   */
  private NetworkState proven;

  private boolean diverged;

  /** Before the first round. */
  TrainingState(TrainingSettings settings, NetworkState initial) {
    this(settings, new ValidationHistory(settings), initial, initial);
  }

  private TrainingState(
      TrainingSettings settings,
      ValidationHistory validation,
      NetworkState current,
      NetworkState proven) {
    this.losses = new DivergenceCheck(settings.divergenceFactor());
    this.validation = validation;
    this.current = current;
    this.proven = proven;
  }

  /** After the given rounds, none of which diverged. */
  static TrainingState restored(
      TrainingSettings settings,
      ValidationHistory validation,
      List<TrainingRound> rounds,
      Position position,
      List<NetworkState> currentAndProven) {
    TrainingState state =
        new TrainingState(settings, validation, currentAndProven.get(0), currentAndProven.get(1));
    state.rounds.addAll(rounds);
    rounds.forEach(round -> state.losses.leaps(round.loss()));
    state.position = position;
    return state;
  }

  /** Goes on to the next state, unless training has diverged. */
  void advance(TrainingRound round, NetworkState next) {
    rounds.add(round);
    if (losses.leaps(round.loss())) {
      diverged = true;
      return;
    }
    proven = current;
    if (DivergenceCheck.finite(next)) {
      current = next;
    } else {
      diverged = true;
    }
  }

  /** The next round begins there. */
  void moveTo(Position next) {
    position = next;
  }

  /** Takes a measurement of the current state into account. */
  void measured(Measurement measurement) {
    diverged |= !validation.add(measurement, current);
  }

  TrainingResult result(int partitions, TrainingResult.Stop stop) {
    NetworkState last = diverged ? proven : current;
    return new TrainingResult(
        validation.keepsBest() ? validation.bestState() : last,
        rounds(),
        validation.measurements(),
        partitions,
        stop,
        validation.kept());
  }

  boolean diverged() {
    return diverged;
  }

  NetworkState current() {
    return current;
  }

  NetworkState proven() {
    return proven;
  }

  Position position() {
    return position;
  }

  ValidationHistory validation() {
    return validation;
  }

  List<TrainingRound> rounds() {
    return Collections.unmodifiableList(rounds);
  }
}
