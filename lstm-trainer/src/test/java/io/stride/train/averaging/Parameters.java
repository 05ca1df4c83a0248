package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.model.NetworkState;

/** Comparisons of parameters. */
final class Parameters {
  private Parameters() {}

  /** Parameters differ by at most {@code tolerance} of the vector's largest component. */
  static void assertEqual(NetworkState actual, NetworkState expected, double tolerance) {
    double scale = distance(expected.parameters(), new float[expected.parameters().length]);
    assertThat(distance(actual.parameters(), expected.parameters()))
        .isLessThanOrEqualTo(tolerance * scale);
  }

  /** Parameters, updater state and step count agree in every bit. */
  static void assertSame(NetworkState actual, NetworkState expected) {
    assertThat(actual.parameters()).isEqualTo(expected.parameters());
    assertThat(actual.updater()).isEqualTo(expected.updater());
    assertThat(actual.steps()).isEqualTo(expected.steps());
  }

  /** Training has moved parameters by far more than a comparison tolerates. */
  static void assertMoved(NetworkState start, NetworkState end) {
    assertThat(distance(start.parameters(), end.parameters())).isGreaterThan(0.01);
  }

  private static double distance(float[] one, float[] other) {
    assertThat(one).hasSameSizeAs(other);
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i]).isFinite();
      largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
    }
    return largest;
  }
}
