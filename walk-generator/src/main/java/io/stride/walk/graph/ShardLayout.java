package io.stride.walk.graph;

import java.io.Serializable;

/**
 * How a graph's nodes are dealt out to shards: node {@code v} is row {@code v / shards} of shard
 * {@code v % shards}.
 *
 * @param nodes nodes of the graph, at least 0
 * @param shards parts, at least 1
 * @param directed whether an adjacency entry stands for one direction only
 */
public record ShardLayout(int nodes, int shards, boolean directed) implements Serializable {

  /**
   * @throws IllegalArgumentException if a value is outside its range
   */
  public ShardLayout {
    if (nodes < 0 || shards < 1) {
      throw new IllegalArgumentException(nodes + " nodes cannot be dealt out to " + shards);
    }
  }

  /** The shard that has {@code node}. */
  public int shard(int node) {
    return node % shards;
  }

  /** The row of {@code node} in its shard. */
  public int row(int node) {
    return node / shards;
  }

  /** The node at {@code row} of {@code shard}. */
  public int node(int shard, int row) {
    return row * shards + shard;
  }

  /** Rows of {@code shard}. */
  public int rows(int shard) {
    return shard >= nodes ? 0 : (nodes - 1 - shard) / shards + 1;
  }
}
