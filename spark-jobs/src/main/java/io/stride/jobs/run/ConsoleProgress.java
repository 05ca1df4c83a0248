package io.stride.jobs.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress as lines of text with the seconds since the start. Of frequent details only one per
 * interval is shown, and always a stage's last one; notes are shown at once.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final long started;
  private long lastDetail;
  private String pending = "";

  /** Lines go to {@code out}, at most one detail a second. */
  public ConsoleProgress(PrintWriter out) {
    this(out, System::nanoTime);
  }

  ConsoleProgress(PrintWriter out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
    started = nanoClock.getAsLong();
    lastDetail = started - INTERVAL.toNanos();
  }

  @Override
  public synchronized void stage(String name) {
    flushPending();
    print(name);
    lastDetail = nanoClock.getAsLong() - INTERVAL.toNanos();
  }

  @Override
  public synchronized void detail(String line) {
    if (nanoClock.getAsLong() - lastDetail < INTERVAL.toNanos()) {
      pending = line;
      return;
    }
    pending = line;
    flushPending();
  }

  @Override
  public synchronized void note(String line) {
    flushPending();
    print("  " + line);
  }

  /** Shows the last detail if it was held back; the writer stays open. */
  @Override
  public synchronized void close() {
    flushPending();
  }

  private void flushPending() {
    if (!pending.isEmpty()) {
      print("  " + pending);
      pending = "";
      lastDetail = nanoClock.getAsLong();
    }
  }

  private void print(String text) {
    double seconds = (nanoClock.getAsLong() - started) / 1e9;
    out.println(String.format(Locale.ROOT, "[%7.1f s] %s", seconds, text));
    out.flush();
  }
}
