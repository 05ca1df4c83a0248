package io.stride.walk.engine;

/** Where the graph lies while walks are drawn; the walks are the same. */
public enum EngineChoice {
  /** Whatever the graph and the machines allow, {@link #REPLICATED} first. */
  AUTO,
  /** Every executor holds the whole graph. */
  REPLICATED,
  /** Every executor holds a part of the graph. */
  PARTITIONED
}
