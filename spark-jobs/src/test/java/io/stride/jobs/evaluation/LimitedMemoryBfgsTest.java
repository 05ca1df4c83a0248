package io.stride.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {
  /** x^4 + 100 (y - 1)^2: convex, badly scaled, flat at its minimum (0, 1). */
  private static double value(double[] at) {
    return Math.pow(at[0], 4) + 100 * (at[1] - 1) * (at[1] - 1);
  }

  private static double[] gradient(double[] at) {
    return new double[] {4 * at[0] * at[0] * at[0], 200 * (at[1] - 1)};
  }

  @Test
  void goesDownToTheMinimumAndNeverUp() {
    LimitedMemoryBfgs search = new LimitedMemoryBfgs(new double[] {3, -2}, 1e-6, 200);
    double lowest = Double.POSITIVE_INFINITY;
    while (!search.finished()) {
      search.report(value(search.trial()), gradient(search.trial()));
      assertThat(value(search.minimum())).isLessThanOrEqualTo(lowest);
      lowest = value(search.minimum());
    }

    // |4 x^3| <= 1e-6 says |x| <= 0.0063, and |200 (y - 1)| <= 1e-6 says |y - 1| <= 5e-9.
    assertThat(search.minimum()[0]).isCloseTo(0, within(0.0064));
    assertThat(search.minimum()[1]).isCloseTo(1, within(1e-8));
  }

  @Test
  void endsAfterItsSteps() {
    LimitedMemoryBfgs search = new LimitedMemoryBfgs(new double[] {3, -2}, 1e-300, 3);
    while (!search.finished()) {
      search.report(value(search.trial()), gradient(search.trial()));
    }

    assertThat(value(search.minimum())).isBetween(1e-3, value(new double[] {3, -2}) - 1);
  }

  @Test
  void aStartAtTheMinimumIsTheAnswer() {
    LimitedMemoryBfgs search = new LimitedMemoryBfgs(new double[] {0, 1}, 1e-6, 10);
    search.report(value(search.trial()), gradient(search.trial()));

    assertThat(search.finished()).isTrue();
    assertThat(search.minimum()).containsExactly(0, 1);
  }
}
