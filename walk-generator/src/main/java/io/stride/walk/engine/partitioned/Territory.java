package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.GraphShard;
import io.stride.walk.graph.ShardLayout;
import io.stride.walk.sampling.EdgeFilter;

/** What a task can see of the graph by itself: its shard, the hubs, and the filter of all edges. */
final class Territory {
  /** Whether there is such an edge is for another part to say. */
  static final float UNKNOWN = -1;

  private final ShardLayout layout;
  private final int shard;
  private final RowTable own;
  private final HubRows hubs;
  private final RowTable hubTable;
  private final EdgeFilter filter;

  /**
   * @param own the task's shard
   * @param replicas what every executor has
   */
  Territory(RowTable own, Replicas replicas) {
    GraphShard rows = (GraphShard) own.rows();
    this.layout = rows.layout();
    this.shard = rows.shard();
    this.own = own;
    this.hubs = replicas.hubs();
    this.hubTable = replicas.hubTable();
    this.filter = replicas.filter();
  }

  /** How the graph is cut up. */
  ShardLayout layout() {
    return layout;
  }

  /** The table that has a node's list; null: neither the shard nor the hubs. */
  RowTable table(int node) {
    if (layout.shard(node) == shard) {
      return own;
    }
    return hubs != null && hubs.row(node) >= 0 ? hubTable : null;
  }

  /** The row of a node in the {@link #table} that has it. */
  int row(int node) {
    return layout.shard(node) == shard ? layout.row(node) : hubs.row(node);
  }

  /** Whether the filter leaves it open that there is an edge; true without a filter. */
  boolean perhaps(int source, int target) {
    return filter == null || filter.perhaps(source, target);
  }

  /** The weight of an edge, 0 if there is none, or {@link #UNKNOWN}. */
  float edge(int source, int target) {
    if (!perhaps(source, target)) {
      return 0;
    }
    RowTable table = table(source);
    if (table != null) {
      return table.weight(row(source), target);
    }
    RowTable reverse = layout.directed() ? null : table(target);
    return reverse == null ? UNKNOWN : reverse.weight(row(target), source);
  }
}
