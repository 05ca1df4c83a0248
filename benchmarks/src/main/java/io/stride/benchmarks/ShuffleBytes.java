package io.stride.benchmarks;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds up what tasks write for shuffles. */
final class ShuffleBytes extends SparkListener {
  private final AtomicLong bytes = new AtomicLong();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      bytes.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  /**
   * Everything written so far, once all events have arrived.
   *
   * @throws TimeoutException if they don't in ten seconds
   */
  long written(SparkContext context) throws TimeoutException {
    context.listenerBus().waitUntilEmpty();
    return bytes.get();
  }
}
