package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The adjacency lists of one of {@link #shards()} parts of a graph's nodes: shard {@code s} has the
 * nodes whose number is {@code s} modulo the number of shards, in ascending order, so that busy
 * neighbourhoods spread over all shards and the place of a node is arithmetic. Neighbours are
 * numbers of the whole graph. Immutable.
 */
public final class GraphShard implements AdjacencyRows, Serializable {
  private static final long serialVersionUID = 1L;

  private final ShardLayout layout;
  private final int shard;
  private final int[] offsets;
  private final int[] neighbours;
  private final float[] weights;

  /**
   * Takes the arrays as they are, without a copy.
   *
   * @param layout how the graph is cut up
   * @param shard which part this is, 0 to shards - 1
   * @param offsets rows + 1 ascending positions in {@code neighbours}
   * @param neighbours adjacency lists, each in strictly ascending order
   * @param weights a finite weight &gt; 0 for each of them, or null: all weigh 1
   * @throws IllegalArgumentException if the arrays do not fit the layout or each other
   */
  public GraphShard(
      ShardLayout layout, int shard, int[] offsets, int[] neighbours, float[] weights) {
    boolean fits =
        offsets.length == layout.rows(shard) + 1
            && offsets[offsets.length - 1] == neighbours.length
            && (weights == null || weights.length == neighbours.length);
    if (!fits) {
      throw new IllegalArgumentException("the arrays of shard " + shard + " do not fit its layout");
    }
    this.layout = layout;
    this.shard = shard;
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
  }

  /** How the graph is cut up. */
  public ShardLayout layout() {
    return layout;
  }

  /** Which part this is. */
  public int shard() {
    return shard;
  }

  /** How many parts there are. */
  public int shards() {
    return layout.shards();
  }

  /** The node of a row. */
  public int node(int row) {
    return layout.node(shard, row);
  }

  @Override
  public int rowCount() {
    return offsets.length - 1;
  }

  @Override
  public long adjacencySize() {
    return neighbours.length;
  }

  @Override
  public boolean weighted() {
    return weights != null;
  }

  @Override
  public int degree(int row) {
    return offsets[row + 1] - offsets[row];
  }

  @Override
  public long firstEntry(int row) {
    return offsets[row];
  }

  @Override
  public int neighbour(long entry) {
    return neighbours[(int) entry];
  }

  @Override
  public long find(int row, int node) {
    int entry = Arrays.binarySearch(neighbours, offsets[row], offsets[row + 1], node);
    return entry < 0 ? -1 : entry;
  }

  @Override
  public float weight(long entry) {
    return weights == null ? 1f : weights[(int) entry];
  }

  /** All neighbours, row after row; not to be changed. */
  int[] neighbours() {
    return neighbours;
  }
}
