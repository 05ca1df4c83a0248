package io.stride.train.averaging;

import java.util.function.LongSupplier;

/** How long training has taken, earlier starts of a resumed one included. */
final class TrainingClock {
  private final LongSupplier nanoClock;
  private final long started;
  private double before;

  TrainingClock(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.started = nanoClock.getAsLong();
  }

  /** Counts the seconds of earlier starts too. */
  void resume(double seconds) {
    before = seconds;
  }

  double seconds() {
    return before + (nanoClock.getAsLong() - started) * 1e-9;
  }
}
