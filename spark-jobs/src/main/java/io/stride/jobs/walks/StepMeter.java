package io.stride.jobs.walks;

import io.stride.jobs.run.Progress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.LongAccumulator;

/**
 * Tells once a second how many steps are done, how fast that goes and how long it will take, as far
 * as tasks have ended: a task's steps arrive with its end.
 */
final class StepMeter implements AutoCloseable {
  private final Progress progress;
  private final int batches;
  private final long total;
  private final Map<Integer, LongAccumulator> running = new HashMap<>();
  private final Map<Integer, Long> planned = new HashMap<>();
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(StepMeter::daemon);
  private long before;
  private long finished;
  private int finishedBatches;
  private long told;
  private long started;

  /**
   * @param batches of the whole run
   * @param total steps of the whole run as planned
   */
  StepMeter(Progress progress, int batches, long total) {
    this.progress = progress;
    this.batches = batches;
    this.total = total;
  }

  /** Begins to tell; {@code done} batches with so many planned steps are there already. */
  void start(int done, long steps) {
    finishedBatches = done;
    before = steps;
    finished = steps;
    told = steps;
    started = System.nanoTime();
    ScheduledFuture<?> unused = poller.scheduleAtFixedRate(this::tell, 1, 1, TimeUnit.SECONDS);
  }

  synchronized void begin(int batch, long steps, LongAccumulator counter) {
    running.put(batch, counter);
    planned.put(batch, steps);
  }

  /** Dead ends don't matter here: a finished batch counts as planned. */
  synchronized void finish(int batch) {
    running.remove(batch);
    finished += planned.remove(batch);
    finishedBatches++;
    tell();
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }

  private synchronized void tell() {
    long done = finished;
    for (Map.Entry<Integer, LongAccumulator> batch : running.entrySet()) {
      // Repeated tasks count twice.
      done += Math.min(batch.getValue().value(), planned.get(batch.getKey()));
    }
    if (done > told) {
      told = done;
      progress.detail(line(done, (System.nanoTime() - started) / 1e9));
    }
  }

  private String line(long done, double seconds) {
    double rate = (done - before) / seconds;
    return String.format(
        Locale.ROOT,
        "%3.0f%%  %,d of %,d steps  %d of %d batches  %,.0f steps/s  %.0f s left",
        100.0 * done / total,
        done,
        total,
        finishedBatches,
        batches,
        rate,
        rate > 0 ? (total - done) / rate : 0);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stride-step-meter");
    thread.setDaemon(true);
    return thread;
  }
}
