package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.WalkStarts;
import io.stride.walk.graph.ShardLayout;
import java.io.Serializable;

/**
 * Which walks are drawn.
 *
 * @param starts how many at each node
 * @param from the first node
 * @param to the node after the last one
 */
record StartRange(WalkStarts starts, int from, int to) implements Serializable {

  /**
   * @throws IllegalArgumentException if the range is none
   */
  StartRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("there is no range from " + from + " to " + to);
    }
  }

  /** The first row of a shard that is in the range. */
  int firstRow(ShardLayout layout, int shard) {
    return rowsBelow(from, layout, shard);
  }

  /** The row after the last one of a shard that is in the range. */
  int endRow(ShardLayout layout, int shard) {
    return rowsBelow(to, layout, shard);
  }

  private static int rowsBelow(int node, ShardLayout layout, int shard) {
    return node <= shard ? 0 : (node - 1 - shard) / layout.shards() + 1;
  }
}
