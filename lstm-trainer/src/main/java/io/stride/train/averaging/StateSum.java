package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.io.Serializable;

/**
 * States weighted by the number of pieces that they were trained on, added up in double precision.
 * With one plain gradient step per round the mean is the step on the union of the minibatches.
 */
final class StateSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private double[] parameters = new double[0];
  private double[] updater = new double[0];
  private int steps;
  private boolean exhausted;
  private final RoundTally tally;

  private StateSum(RoundTally tally, boolean exhausted) {
    this.tally = tally;
    this.exhausted = exhausted;
  }

  static StateSum nothing(boolean exhausted) {
    return new StateSum(new RoundTally(), exhausted);
  }

  static StateSum of(NetworkState state, RoundTally tally, boolean exhausted) {
    StateSum sum = new StateSum(tally, exhausted);
    sum.parameters = weighted(state.parameters(), tally.pieces());
    sum.updater = weighted(state.updater(), tally.pieces());
    sum.steps = state.steps();
    return sum;
  }

  /** Adds another partition's sum; the order of additions decides the last bits. */
  void add(StateSum other) {
    parameters = sum(parameters, other.parameters);
    updater = sum(updater, other.updater);
    steps = Math.max(steps, other.steps);
    exhausted &= other.exhausted;
    tally.merge(other.tally);
  }

  /** Whether no partition has walks left in this epoch. */
  boolean exhausted() {
    return exhausted;
  }

  RoundTally tally() {
    return tally;
  }

  NetworkState mean() {
    return new NetworkState(mean(parameters), mean(updater), steps);
  }

  private float[] mean(double[] sum) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / tally.pieces());
    }
    return mean;
  }

  private static double[] weighted(float[] values, long weight) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (double) values[i] * weight;
    }
    return result;
  }

  private static double[] sum(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return first.length == 0 ? second : first;
    }
    for (int i = 0; i < first.length; i++) {
      first[i] += second[i];
    }
    return first;
  }
}
