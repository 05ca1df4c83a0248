package io.stride.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Passes progress on and measures how long each stage takes, for the manifest. */
public final class StageTimings implements Progress {
  private final Progress next;
  private final LongSupplier nanoClock;
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private String current = "";
  private long since;

  /** Measures and passes on to {@code next}. */
  public StageTimings(Progress next) {
    this(next, System::nanoTime);
  }

  StageTimings(Progress next, LongSupplier nanoClock) {
    this.next = next;
    this.nanoClock = nanoClock;
  }

  @Override
  public synchronized void stage(String name) {
    endStage();
    current = name;
    since = nanoClock.getAsLong();
    next.stage(name);
  }

  @Override
  public void detail(String line) {
    next.detail(line);
  }

  @Override
  public void note(String line) {
    next.note(line);
  }

  @Override
  public void part(String name) {
    next.part(name);
  }

  /** Seconds per stage in the order of their start, the running one up to now. */
  public synchronized Map<String, Double> seconds() {
    endStage();
    Map<String, Double> seconds = new LinkedHashMap<>();
    nanos.forEach((name, value) -> seconds.put(name, value / 1e9));
    return seconds;
  }

  private void endStage() {
    long now = nanoClock.getAsLong();
    if (!current.isEmpty()) {
      nanos.merge(current, now - since, Long::sum);
    }
    since = now;
  }
}
