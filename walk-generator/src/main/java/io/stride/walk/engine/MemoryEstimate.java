package io.stride.walk.engine;

/**
 * The most memory that a job takes at a time.
 *
 * @param executor heap of an executor; the name says of what engine
 * @param driver heap of the driver; the name says at which time
 * @param together heap of a process that is both, as with a local master
 * @param collected bytes that one Spark job sends to the driver at most, which
 *     spark.driver.maxResultSize limits
 * @param offHeap bytes outside of an executor's heap; a rough figure
 */
public record MemoryEstimate(
    MemoryPart executor, MemoryPart driver, MemoryPart together, long collected, long offHeap) {

  /** The same with something more that every process holds. */
  public MemoryEstimate plus(MemoryPart part) {
    return new MemoryEstimate(
        executor.plus(part), driver.plus(part), together.plus(part), collected, offHeap);
  }
}
