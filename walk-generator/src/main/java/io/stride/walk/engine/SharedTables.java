package io.stride.walk.engine;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import java.io.Serializable;

/**
 * What every executor needs to walk, broadcast as the graph alone: what can be made of it is made
 * on the executor, once, by the first task that asks. Spark keeps one instance of a broadcast value
 * per executor, until the broadcast is destroyed.
 */
final class SharedTables implements Serializable {
  private static final long serialVersionUID = 1L;

  private final GraphSource source;
  private final WalkSettings settings;
  private transient volatile WalkTables tables;

  SharedTables(CompactGraph graph, WalkSettings settings) {
    this(() -> graph, settings);
  }

  SharedTables(GraphSource source, WalkSettings settings) {
    this.source = source;
    this.settings = settings;
  }

  /** The tables; all tasks of an executor get the same. */
  WalkTables get() {
    WalkTables known = tables;
    if (known == null) {
      synchronized (this) {
        if (tables == null) {
          tables = WalkTables.of(source.graph(), settings);
        }
        known = tables;
      }
    }
    return known;
  }

  /** Where an executor gets the graph from: out of the broadcast, or from shared storage. */
  interface GraphSource extends Serializable {
    CompactGraph graph();
  }
}
