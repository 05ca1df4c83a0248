package io.stride.train.averaging;

import io.stride.train.model.NetworkState;

/** Finds out that training has gone wrong for good: numbers that are none, or a loss that leaps. */
final class DivergenceCheck {
  private final double factor;
  private double best = Double.POSITIVE_INFINITY;

  /**
   * A check that has seen no loss yet.
   *
   * @param factor a loss above this multiple of the best one so far means divergence, &gt; 1
   */
  DivergenceCheck(double factor) {
    this.factor = factor;
  }

  /** Whether a loss is no number or far above the best one so far; remembers it if not. */
  boolean leaps(double loss) {
    if (!Double.isFinite(loss) || loss > factor * best) {
      return true;
    }
    best = Math.min(best, loss);
    return false;
  }

  /** Whether a state can be trained from; an infinite second moment would freeze its parameter. */
  static boolean finite(NetworkState state) {
    return finite(state.parameters()) && finite(state.updater());
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
