package io.stride.jobs.estimate;

import io.stride.jobs.memory.HeapRule;
import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.MemoryEstimate;

/**
 * What to ask of a cluster, by {@link HeapRule}.
 *
 * @param shape executors and their cores
 * @param executorMemory GiB of an executor's heap
 * @param overhead GiB of an executor beside its heap
 * @param driverMemory GiB of the driver's heap
 * @param resultSize GiB for spark.driver.maxResultSize; 0: Spark's default is enough
 */
public record Recommendation(
    ClusterShape shape, int executorMemory, int overhead, int driverMemory, int resultSize) {

  /** For an estimate that was made for executors of that shape. */
  static Recommendation of(MemoryEstimate estimate, ClusterShape shape) {
    int heap = HeapRule.heap(estimate.executor().bytes());
    int results = HeapRule.results(estimate.collected());
    return new Recommendation(
        shape,
        heap,
        HeapRule.overhead(heap, estimate.offHeap()),
        HeapRule.heap(estimate.driver().bytes()),
        (long) results * ByteSize.GIB > ByteSize.GIB ? results : 0);
  }

  /** The options of spark-submit. */
  String options() {
    String format =
        "--num-executors %d --executor-cores %d --executor-memory %dg"
            + " --conf spark.executor.memoryOverhead=%dg --driver-memory %dg";
    String options =
        format.formatted(shape.executors(), shape.slots(), executorMemory, overhead, driverMemory);
    return resultSize == 0
        ? options
        : options + " --conf spark.driver.maxResultSize=" + resultSize + "g";
  }
}
