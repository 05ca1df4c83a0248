package io.stride.jobs.estimate;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.walk.engine.EngineKind;

/**
 * What the estimate is for.
 *
 * @param job what will be done with the graph
 * @param engine which engine draws the walks; {@link Job#EMBED} knows the replicated one only
 * @param cores task slots of an executor, 1 to 10,000
 * @param executors executors, up to 100,000; 0: as many as the graph needs
 * @param memory bytes of an executor's heap, 0: to be recommended
 */
public record EstimateSettings(Job job, EngineKind engine, int cores, int executors, long memory) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EstimateSettings {
    require(
        job != Job.EMBED || engine != EngineKind.PARTITIONED,
        "--engine",
        "partitioned",
        "auto or replicated for --job embed",
        "the network reads features that every executor holds");
    require(
        cores >= 1 && cores <= 10_000,
        "--executor-cores",
        cores,
        "1 to 10000",
        "tasks side by side in an executor");
    require(
        executors >= 0 && executors <= 100_000,
        "--executors",
        executors,
        "0 to 100000",
        "0: as many as the graph needs");
    require(memory >= 0, "--executor-memory", memory, ">= 0", "heap of an executor");
  }

  /** What will be done with the graph. */
  public enum Job {
    /** Features, training and vectors; the driver collects the graph. */
    EMBED,
    /** Walks only, written as a table. */
    WALKS
  }
}
