package io.stride.benchmarks;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Rates by wall-clock time, for work that is spread over threads. */
final class WallClock {
  private WallClock() {}

  /** Units per second of a piece of work that returns how many units it did. */
  static double rate(LongSupplier work) {
    long begun = System.nanoTime();
    long units = work.getAsLong();
    return units * 1e9 / (System.nanoTime() - begun);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
