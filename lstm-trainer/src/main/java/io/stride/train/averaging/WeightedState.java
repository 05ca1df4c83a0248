package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A state and what it counts for.
 *
 * @param state parameters and updater state
 * @param weight &gt; 0
 */
record WeightedState(NetworkState state, long weight) implements Serializable {
  /** Numbers that are averaged at a time: their sums stay in the processor's cache. */
  private static final int BLOCK = 1 << 12;

  /** The mean of states of one network, each sum in the order of the list. */
  static NetworkState mean(List<WeightedState> states) {
    if (states.size() == 1) {
      return states.get(0).state;
    }
    double[] shares = shares(states);
    return new NetworkState(
        mean(states, shares, NetworkState::parameters),
        mean(states, shares, NetworkState::updater),
        states.stream().mapToInt(each -> each.state.steps()).max().orElse(0));
  }

  private static double[] shares(List<WeightedState> states) {
    double all = states.stream().mapToLong(WeightedState::weight).sum();
    return states.stream().mapToDouble(each -> each.weight / all).toArray();
  }

  private static float[] mean(
      List<WeightedState> states, double[] shares, Function<NetworkState, float[]> part) {
    float[][] values = states.stream().map(each -> part.apply(each.state)).toArray(float[][]::new);
    float[] mean = new float[values.length == 0 ? 0 : values[0].length];
    // Every number has a sum of its own: the threads don't change a bit of it.
    IntStream.range(0, (mean.length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> average(values, shares, mean, block * BLOCK));
    return mean;
  }

  private static void average(float[][] values, double[] shares, float[] mean, int from) {
    double[] sums = new double[Math.min(BLOCK, mean.length - from)];
    for (int state = 0; state < values.length; state++) {
      add(values[state], from, shares[state], sums);
    }
    for (int i = 0; i < sums.length; i++) {
      mean[from + i] = (float) sums[i];
    }
  }

  private static void add(float[] values, int from, double share, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[from + i] * share;
    }
  }
}
