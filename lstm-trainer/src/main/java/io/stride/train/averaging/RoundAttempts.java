package io.stride.train.averaging;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a round that Spark has given up, as it does when executors keep dying. A task that throws
 * is Spark's own to repeat ({@code spark.task.maxFailures}): what throws each time would go on to.
 */
final class RoundAttempts {
  /** Attempts at a round, each from the same parameters with the same data. */
  static final int MOST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(RoundAttempts.class);

  private final BooleanSupplier stopped;

  /** {@code stopped} says whether Spark is gone. */
  RoundAttempts(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /**
   * Does a piece of work, again if need be.
   *
   * @param what for messages
   * @throws RoundFailedException if the last attempt fails too, or if tasks throw
   */
  <T> T run(String what, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (Exception failure) { // Scala does not declare Spark's checked exceptions
        if (attempt == MOST || !lostExecutors(failure) || stopped.getAsBoolean()) {
          throw new RoundFailedException(message(what, attempt, failure), failure);
        }
        LOG.warn("{} failed and is tried again from the same parameters", what, failure);
      }
    }
  }

  /** Spark names the exception that a task threw as the cause; an executor's death has none. */
  private static boolean lostExecutors(Exception failure) {
    return failure instanceof SparkException && failure.getCause() == null;
  }

  private static String message(String what, int attempts, Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage()).strip().lines().findFirst().orElse("");
    String times = attempts == 1 ? "" : " " + attempts + " times";
    return what + " failed" + times + ": " + root.getClass().getSimpleName() + ": " + reason;
  }
}
