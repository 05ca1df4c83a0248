package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.TinyModels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateSumTest {
  private static final FeatureRows FEATURES = TinyModels.random(50, TinyModels.SIZE, 7);
  private static final double RATE = 0.2;

  /** Minibatch sizes of the partitions. */
  static Stream<List<Integer>> layouts() {
    return Stream.of(List.of(4, 4), List.of(1, 7), List.of(5, 2, 9), List.of(3, 0, 6));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  @DisplayName("The mean after one plain gradient step each is the step on the union")
  void equalsStepOnUnion(List<Integer> sizes) {
    AutoencoderNetwork single = AutoencoderNetwork.create(TinyModels.sgd(RATE));
    NetworkState start = single.state();
    StateSum sum = StateSum.nothing(false);
    int first = 0;
    for (int size : sizes) {
      sum.add(step(start, first, size));
      first += size;
    }
    single.fit(pieces(0, first), FEATURES);
    assertThat(sum.tally().pieces()).isEqualTo(first);
    Parameters.assertEqual(sum.mean(), single.state(), 1e-5);
    Parameters.assertMoved(start, sum.mean());
  }

  @Test
  @DisplayName("A mean that ignored the sizes would be another one")
  void weightsMatter() {
    NetworkState start = AutoencoderNetwork.create(TinyModels.sgd(RATE)).state();
    float[] small = step(start, 0, 1).mean().parameters();
    float[] large = step(start, 1, 7).mean().parameters();
    StateSum sum = step(start, 0, 1);
    sum.add(step(start, 1, 7));
    float[] mean = sum.mean().parameters();
    double gap = 0;
    for (int i = 0; i < mean.length; i++) {
      assertThat((double) mean[i]).isCloseTo((small[i] + 7.0 * large[i]) / 8, within(1e-6));
      gap = Math.max(gap, Math.abs(mean[i] - (small[i] + large[i]) / 2));
    }
    assertThat(gap).isGreaterThan(1e-3);
  }

  @Test
  @DisplayName("Updater states are averaged with the same weights, the step count is the largest")
  void updaterStates() {
    StateSum sum = sum(new NetworkState(new float[] {1}, new float[] {2, 4}, 3), 1);
    sum.add(sum(new NetworkState(new float[] {5}, new float[] {6, 0}, 4), 3));
    assertThat(sum.mean().parameters()).containsExactly(4f);
    assertThat(sum.mean().updater()).containsExactly(5f, 1f);
    assertThat(sum.mean().steps()).isEqualTo(4);
  }

  @Test
  @DisplayName("An epoch is exhausted when all partitions are")
  void exhausted() {
    StateSum sum = StateSum.nothing(true);
    assertThat(sum.exhausted()).isTrue();
    sum.add(StateSum.nothing(true));
    assertThat(sum.exhausted()).isTrue();
    sum.add(StateSum.nothing(false));
    sum.add(StateSum.nothing(true));
    assertThat(sum.exhausted()).isFalse();
    assertThat(sum.tally().pieces()).isZero();
  }

  @Test
  @DisplayName("The loss is per node; partitions compute side by side")
  void tallies() {
    RoundTally one = new RoundTally();
    one.add(pieces(0, 2), 3.0, 1_000_000_000L);
    one.add(pieces(2, 1), 6.0, 500_000_000L);
    RoundTally other = new RoundTally();
    other.add(pieces(3, 4), 1.5, 200_000_000L);
    one.merge(other);
    assertThat(one.pieces()).isEqualTo(7);
    assertThat(one.tokens()).isEqualTo(pieces(0, 7).tokens());
    assertThat(one.loss()).isEqualTo(18.0 / pieces(0, 7).tokens());
    assertThat(one.busiestSeconds()).isEqualTo(1.5);
    assertThat(one.computeSeconds()).isCloseTo(1.7, within(1e-12));
  }

  private static StateSum step(NetworkState start, int first, int count) {
    if (count == 0) {
      return StateSum.nothing(true);
    }
    AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.sgd(RATE));
    network.restore(start);
    network.fit(pieces(first, count), FEATURES);
    return sum(network.state(), count);
  }

  private static StateSum sum(NetworkState state, int pieces) {
    RoundTally tally = new RoundTally();
    tally.add(pieces(0, pieces), 1, 1);
    return StateSum.of(state, tally, false);
  }

  /** Pieces {@code first} to {@code first + count - 1} of a fixed row of ragged ones. */
  private static PieceBatch pieces(int first, int count) {
    int[][] pieces =
        IntStream.range(first, first + count)
            .mapToObj(i -> Arrays.copyOf(new int[] {i, i + 9, i + 20, i + 3}, 2 + i % 3))
            .toArray(int[][]::new);
    return TinyModels.batch(4, 0, pieces);
  }
}
