package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.GraphShard;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * The rows that a shard gives away to be copied.
 *
 * @param nodes whose rows they are, ascending
 * @param neighbours for each its list
 * @param weights for each the weights of its list, null if the graph is unweighted
 */
// Handed over, not kept: nobody compares or changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
record HubBlock(int[] nodes, int[][] neighbours, float[][] weights) implements Serializable {

  /** The rows of at least so many entries. */
  static HubBlock of(GraphShard shard, int leastDegree) {
    int[] rows =
        IntStream.range(0, shard.rowCount())
            .filter(row -> shard.degree(row) >= leastDegree)
            .toArray();
    int[] nodes = IntStream.of(rows).map(shard::node).toArray();
    int[][] neighbours = new int[rows.length][];
    float[][] weights = shard.weighted() ? new float[rows.length][] : null;
    for (int i = 0; i < rows.length; i++) {
      neighbours[i] = neighbours(shard, rows[i]);
      if (weights != null) {
        weights[i] = weights(shard, rows[i]);
      }
    }
    return new HubBlock(nodes, neighbours, weights);
  }

  private static int[] neighbours(GraphShard shard, int row) {
    int[] copy = new int[shard.degree(row)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = shard.neighbour(shard.firstEntry(row) + i);
    }
    return copy;
  }

  private static float[] weights(GraphShard shard, int row) {
    float[] copy = new float[shard.degree(row)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = shard.weight(shard.firstEntry(row) + i);
    }
    return copy;
  }
}
