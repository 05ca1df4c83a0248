package io.stride.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A piece of work measured again and again: units per CPU second of the calling thread. */
final class Repetitions {
  /** Measured runs, after {@link #WARM_UP} others. */
  static final int COUNT = 5;

  private static final int WARM_UP = 2;

  private final LongSupplier work;
  private final List<Double> rates = new ArrayList<>();
  private boolean warm;

  /** {@code work} returns how many units it did. */
  Repetitions(LongSupplier work) {
    this.work = work;
  }

  /** Does the work once more; the first time after warming up. */
  void run() {
    for (int i = 0; !warm && i < WARM_UP; i++) {
      measure();
    }
    warm = true;
    rates.add(measure());
  }

  private double measure() {
    long begun = cpuNanos();
    long units = work.getAsLong();
    return units * 1e9 / (cpuNanos() - begun);
  }

  double median() {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  /** Median, minimum and maximum in millions. */
  @Override
  public String toString() {
    double min = rates.stream().mapToDouble(rate -> rate).min().orElse(0);
    double max = rates.stream().mapToDouble(rate -> rate).max().orElse(0);
    return String.format(
        Locale.ROOT, "%.2f M/s (%.2f to %.2f)", median() / 1e6, min / 1e6, max / 1e6);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
