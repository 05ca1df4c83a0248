package io.stride.walk.engine;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.walk.engine.partitioned.PartitionedSettings;

/**
 * How an engine is set up; none of it changes a walk.
 *
 * @param kind which engine
 * @param broadcastBytes replicated engine: a graph whose adjacency lists take no more than this
 *     passes through the driver and is broadcast, a larger one is written to files that each
 *     executor reads; at least 0
 * @param partitioned how the partitioned engine goes about it; its directory is where the files of
 *     a replicated graph go, too
 */
public record EngineSettings(
    EngineKind kind, long broadcastBytes, PartitionedSettings partitioned) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EngineSettings {
    require(
        broadcastBytes >= 0,
        "walk.broadcast-bytes",
        broadcastBytes,
        ">= 0",
        "adjacency lists up to this size pass through the driver");
  }

  /** The same for an engine that has been decided on. */
  public EngineSettings of(EngineKind decided) {
    return new EngineSettings(decided, broadcastBytes, partitioned);
  }
}
