package io.stride.jobs.walks;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.EngineSettings;
import io.stride.walk.engine.partitioned.PartitionedSettings;

/**
 * What the keys say about the engine, before it is known where it runs.
 *
 * @param kind which engine
 * @param broadcastBytes adjacency lists up to this size are broadcast
 * @param partitions parts that the partitioned engine cuts the graph into; 0: by the task slots
 * @param hubBytes room for copies of the largest adjacency lists
 * @param checkpointEvery supersteps between two checkpoints
 */
record EngineConfig(
    EngineKind kind, long broadcastBytes, int partitions, long hubBytes, int checkpointEvery) {
  /** More parts than slots: none is so large that others wait for it. */
  private static final int PARTS_PER_SLOT = 2;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  EngineConfig {
    require(partitions >= 0, "walk.partitions", partitions, ">= 0", "0: two per task slot");
    // The records that the engine will get know the other ranges.
    new EngineSettings(
        kind, broadcastBytes, new PartitionedSettings(1, hubBytes, true, checkpointEvery, "any"));
  }

  static EngineConfig read(StrideConfig config) {
    return new EngineConfig(
        config.choice("walk.engine", EngineKind.class),
        config.longInteger("walk.broadcast-bytes"),
        config.integer("walk.partitions"),
        config.longInteger("walk.hub-bytes"),
        config.integer("walk.checkpoint-every"));
  }

  /**
   * The engine's settings on a running Spark.
   *
   * @param directory for files that all executors see
   * @param slots tasks that run side by side
   */
  EngineSettings at(String directory, int slots) {
    int parts = partitions == 0 ? PARTS_PER_SLOT * slots : partitions;
    return new EngineSettings(
        kind,
        broadcastBytes,
        new PartitionedSettings(parts, hubBytes, true, checkpointEvery, directory));
  }
}
