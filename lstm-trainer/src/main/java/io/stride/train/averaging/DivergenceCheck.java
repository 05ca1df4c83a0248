package io.stride.train.averaging;

import io.stride.train.model.NetworkState;

/** Finds out that training has gone wrong for good: numbers that are none, or a loss that leaps. */
final class DivergenceCheck {
  private final double factor;
  private double best = Double.POSITIVE_INFINITY;

  /**
   * A check that has seen no round yet.
   *
   * @param factor a loss above this multiple of the best one so far means divergence, &gt; 1
   */
  DivergenceCheck(double factor) {
    this.factor = factor;
  }

  /** Whether a round's loss or the parameters it led to mean divergence. */
  boolean diverged(double loss, NetworkState next) {
    if (!Double.isFinite(loss) || loss > factor * best || !finite(next.parameters())) {
      return true;
    }
    best = Math.min(best, loss);
    return false;
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
