package io.stride.walk.engine.partitioned;

import static io.stride.walk.error.InvalidSettingException.require;

/**
 * How a graph that no executor holds is walked. Nothing of it changes a walk.
 *
 * @param partitions parts of the graph; at least 1. A part with what belongs to it must fit an
 *     executor once per task that runs there
 * @param hubBytes room on each executor for copies of the longest adjacency lists, at least 0; more
 *     of it, fewer messages
 * @param filter whether executors get a filter of all edges (12 bits each), which spares most
 *     questions about edges of other parts; false is for measurements
 * @param checkpointEvery supersteps after which the state is written to {@code
 *     checkpointDirectory}, 1 to {@value #MOST_SUPERSTEPS}: what is lost with an executor is
 *     computed again from there
 * @param checkpointDirectory on a file system that all executors reach; used only if Spark has no
 *     checkpoint directory of its own
 */
public record PartitionedSettings(
    int partitions,
    long hubBytes,
    boolean filter,
    int checkpointEvery,
    String checkpointDirectory) {

  /** Spark's own bookkeeping grows with every superstep between two checkpoints. */
  static final int MOST_SUPERSTEPS = 50;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public PartitionedSettings {
    require(partitions >= 1, "walk.partitions", partitions, ">= 1", "parts of the graph");
    require(hubBytes >= 0, "walk.hub-bytes", hubBytes, ">= 0", "0 copies no adjacency list");
    require(
        checkpointEvery >= 1 && checkpointEvery <= MOST_SUPERSTEPS,
        "walk.checkpoint-every",
        checkpointEvery,
        "1 to " + MOST_SUPERSTEPS,
        "supersteps between two checkpoints");
    require(
        checkpointDirectory != null && !checkpointDirectory.isBlank(),
        "walk.checkpoint-directory",
        checkpointDirectory,
        "a directory",
        "all executors must reach it");
  }
}
