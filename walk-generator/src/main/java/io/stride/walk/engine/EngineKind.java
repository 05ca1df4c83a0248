package io.stride.walk.engine;

/** Where the graph lies while walks are drawn. */
public enum EngineKind {
  /** {@link #REPLICATED} if an executor has room for the whole graph, else {@link #PARTITIONED}. */
  AUTO,
  /** Every executor holds the whole graph; walks need no shuffle. */
  REPLICATED,
  /** Every executor holds a part of the graph; walkers move between executors. */
  PARTITIONED
}
