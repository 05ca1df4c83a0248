package io.stride.jobs.memory;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.MemoryEstimate;
import io.stride.walk.engine.MemoryGiven;
import io.stride.walk.engine.MemoryGiven.Heap;
import io.stride.walk.engine.MemoryGiven.Shortage;
import io.stride.walk.error.InvalidSettingException;
import org.apache.spark.sql.SparkSession;

/**
 * Refuses what can't fit before hours are spent on it. Asked once nodes and edges are counted and
 * before the graph is collected or copied.
 */
public final class MemoryCheck {
  private final SparkMemory memory;
  private final boolean wanted;

  MemoryCheck(SparkMemory memory, boolean wanted) {
    this.memory = memory;
    this.wanted = wanted;
  }

  /** The check of a running Spark; {@code memory.check=false} turns it off. */
  public static MemoryCheck of(SparkSession spark, StrideConfig config) {
    return new MemoryCheck(SparkMemory.of(spark), config.flag("memory.check"));
  }

  /** The heaps that there are. */
  public MemoryGiven given() {
    return memory.heaps();
  }

  /** Executors and the tasks that run side by side in each. */
  public ClusterShape shape() {
    return memory.shape();
  }

  /**
   * Refuses an estimate that is more than there is.
   *
   * @param estimate of what is about to be done
   * @param alternative what can be done about it other than asking for more memory, to be read
   *     after "or"
   * @throws InvalidSettingException naming what is needed, what there is and what to set
   */
  public void requireFits(MemoryEstimate estimate, String alternative) {
    if (!wanted) {
      return;
    }
    memory
        .heaps()
        .shortage(estimate)
        .ifPresent(
            shortage -> {
              throw new InvalidSettingException(message(shortage) + end(alternative));
            });
    if (memory.results() > 0 && estimate.collected() > memory.results()) {
      throw new InvalidSettingException(results(estimate.collected()) + end(alternative));
    }
  }

  private static String message(Shortage shortage) {
    boolean executor = shortage.heap() == Heap.EXECUTOR;
    return "the %s needs %s, %s is %s; set --%s-memory %dg"
        .formatted(
            shortage.needed().name(),
            ByteSize.text(shortage.needed().bytes()),
            executor ? "spark.executor.memory" : "the driver's heap (spark.driver.memory)",
            ByteSize.text(shortage.given()),
            executor ? "executor" : "driver",
            HeapRule.heap(shortage.needed().bytes()));
  }

  private String results(long collected) {
    String format =
        "the graph's edges, %s, are collected, spark.driver.maxResultSize is %s;"
            + " set --conf spark.driver.maxResultSize=%dg";
    return format.formatted(
        ByteSize.text(collected), ByteSize.text(memory.results()), HeapRule.results(collected));
  }

  private static String end(String alternative) {
    return ", or " + alternative + "; memory.check=false tries it nevertheless";
  }
}
