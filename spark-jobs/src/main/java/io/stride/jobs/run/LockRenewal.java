package io.stride.jobs.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a lock alive in the background, and releases it when the JVM is told to end. */
final class LockRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(LockRenewal.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  // After Spark has stopped (50), so that nothing is written without the lock; before Hadoop closes
  // its file systems (10).
  private static final int HOOK_PRIORITY = 30;

  private final RenewalStep step;
  private final Runnable releaseHook;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(LockRenewal::daemon);

  LockRenewal(RenewalStep step, Runnable releaseHook) {
    this.step = step;
    this.releaseHook = releaseHook;
  }

  void start() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            this::renewQuietly, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    ShutdownHookManager.get().addShutdownHook(releaseHook, HOOK_PRIORITY);
  }

  void stop() {
    executor.shutdown();
  }

  /**
   * Takes back the hook; only once the lock is released, for a JVM that is told to end meanwhile
   * waits for its hooks only.
   */
  void removeHook() {
    try {
      ShutdownHookManager.get().removeShutdownHook(releaseHook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is ending, so its hooks stay: {}", e.getMessage());
    }
  }

  /** A failed renewal is tried again at the next turn; the lock lives for six of them. */
  private void renewQuietly() {
    try {
      step.renew();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Could not renew the lock: {}", e.getMessage());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "stride-lock-renewal");
    thread.setDaemon(true);
    return thread;
  }

  /** Renews once. */
  interface RenewalStep {
    void renew() throws IOException;
  }
}
