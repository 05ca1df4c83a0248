package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The states that partitions have come to in a round, each weighted by the number of pieces that it
 * was trained on. With one plain gradient step per round their mean is the step on the union of the
 * minibatches.
 */
final class StateSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<WeightedState> states = new ArrayList<>();
  private final RoundTally tally;
  private boolean exhausted;
  private long scope = LocalValues.NOWHERE;

  private StateSum(RoundTally tally, boolean exhausted) {
    this.tally = tally;
    this.exhausted = exhausted;
  }

  static StateSum nothing(boolean exhausted) {
    return new StateSum(new RoundTally(), exhausted);
  }

  static StateSum of(NetworkState state, RoundTally tally, boolean exhausted) {
    StateSum sum = new StateSum(tally, exhausted);
    sum.states.add(new WeightedState(state, tally.pieces()));
    return sum;
  }

  /** Lets this travel by reference; see {@link LocalValues}. */
  StateSum within(long newScope) {
    scope = newScope;
    return this;
  }

  private Object writeReplace() {
    return scope == LocalValues.NOWHERE ? this : LocalValues.keep(scope, this);
  }

  /** Adds what other partitions have come to; the order of additions decides the last bits. */
  void add(StateSum other) {
    states.addAll(other.states);
    exhausted &= other.exhausted;
    tally.merge(other.tally);
  }

  /** One state that stands for all, so that only one has to travel. */
  StateSum merged() {
    return states.size() < 2 ? this : of(mean(), tally, exhausted).within(scope);
  }

  /** Whether no partition has walks left in this epoch. */
  boolean exhausted() {
    return exhausted;
  }

  RoundTally tally() {
    return tally;
  }

  /** The weighted mean, added up in double precision; the largest step count. */
  NetworkState mean() {
    return WeightedState.mean(states);
  }
}
