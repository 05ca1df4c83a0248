package io.stride.jobs.walks;

import io.stride.jobs.run.Progress;
import io.stride.walk.engine.NodeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * Writes the batches that aren't finished yet. A batch has few tasks, for its files are large; so
 * as many batches are written at once as the task slots need, and one more, so that no slot waits
 * for the last task of a batch.
 */
final class BatchRunner {
  /** Jobs that Spark's scheduler is given at once, at most. */
  private static final int MAX_WIDTH = 64;

  private final SparkContext context;
  private final BatchStore store;
  private final Progress progress;

  BatchRunner(SparkContext context, BatchStore store, Progress progress) {
    this.context = context;
    this.store = store;
    this.progress = progress;
  }

  /**
   * Writes them; when one fails, the others are stopped and the finished ones stay.
   *
   * @param ranges the nodes of all batches
   * @param finished those that are there already
   * @param writer writes one
   * @return the counts of all
   */
  Map<Integer, BatchCounts> run(
      List<NodeRange> ranges, Map<Integer, BatchCounts> finished, BatchWriter writer)
      throws IOException {
    Map<Integer, BatchCounts> done = new TreeMap<>(finished);
    List<Integer> missing = new ArrayList<>();
    for (int batch = 0; batch < ranges.size(); batch++) {
      if (!finished.containsKey(batch)) {
        missing.add(batch);
      }
    }
    long total = ranges.stream().mapToLong(NodeRange::steps).sum();
    try (StepMeter meter = new StepMeter(progress, ranges.size(), total)) {
      meter.start(
          finished.size(),
          finished.keySet().stream().mapToLong(batch -> ranges.get(batch).steps()).sum());
      done.putAll(
          runAll(missing, batch -> write(writer, batch, ranges, meter), width(ranges, writer)));
    }
    return done;
  }

  private Map<Integer, BatchCounts> runAll(List<Integer> missing, BatchWork work, int width)
      throws IOException {
    String group = "stride-walks-" + UUID.randomUUID();
    ExecutorService pool = Executors.newFixedThreadPool(width);
    ExecutorCompletionService<Done> running = new ExecutorCompletionService<>(pool);
    try {
      for (int batch : missing) {
        Future<Done> unused = running.submit(() -> inGroup(group, batch, work));
      }
      Map<Integer, BatchCounts> done = new TreeMap<>();
      for (int i = 0; i < missing.size(); i++) {
        Done next = result(running);
        done.put(next.batch(), next.counts());
      }
      return done;
    } finally {
      stop(pool, group);
    }
  }

  private Done inGroup(String group, int batch, BatchWork work) throws IOException {
    context.setJobGroup(group, "", true);
    return new Done(batch, work.write(batch));
  }

  private BatchCounts write(BatchWriter writer, int batch, List<NodeRange> ranges, StepMeter meter)
      throws IOException {
    progress.part("batch %d of %d".formatted(batch + 1, ranges.size()));
    return writer.write(batch, ranges.get(batch), store, meter);
  }

  private int width(List<NodeRange> ranges, BatchWriter writer) {
    if (!writer.concurrent()) {
      return 1;
    }
    int files = writer.files(ranges.stream().mapToLong(NodeRange::steps).max().orElse(1));
    return Math.min(MAX_WIDTH, (context.defaultParallelism() + files - 1) / files + 1);
  }

  /** The batch that ended next; its own exception if it failed. */
  private static Done result(ExecutorCompletionService<Done> running) throws IOException {
    try {
      return running.take().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while batches were written", e);
    }
  }

  /** Nothing may be written any more once the run gives its lock back. */
  private void stop(ExecutorService pool, String group) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      context.cancelJobGroup(group);
      try {
        boolean unused = pool.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Done(int batch, BatchCounts counts) {}

  /** Writes the batch of that number. */
  private interface BatchWork {
    BatchCounts write(int batch) throws IOException;
  }
}
