package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.AdjacencyRows;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Copies of some nodes' adjacency lists, a row each in the order of the nodes. The row of a node is
 * found by counting marked nodes below it, in constant time: 1.5 bits a node of the graph (rank in
 * a bit vector; Jacobson, "Space-efficient static trees and graphs", FOCS 1989). Immutable.
 */
final class HubRows implements AdjacencyRows, Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] marks;
  private final int[] before;
  private final int[] offsets;
  private final int[] neighbours;
  private final float[] weights;

  /**
   * Copies rows.
   *
   * @param nodes nodes of the graph
   * @param blocks the rows, none twice
   * @param weighted whether they have weights
   */
  HubRows(int nodes, List<HubBlock> blocks, boolean weighted) {
    marks = new long[nodes / 64 + 1];
    for (HubBlock block : blocks) {
      for (int node : block.nodes()) {
        marks[node >>> 6] |= 1L << node;
      }
    }
    before = new int[marks.length + 1];
    for (int word = 0; word < marks.length; word++) {
      before[word + 1] = before[word] + Long.bitCount(marks[word]);
    }
    offsets = offsets(blocks);
    neighbours = new int[offsets[offsets.length - 1]];
    weights = weighted ? new float[neighbours.length] : null;
    blocks.forEach(this::fill);
  }

  private int[] offsets(List<HubBlock> blocks) {
    int[] result = new int[before[marks.length] + 1];
    for (HubBlock block : blocks) {
      for (int i = 0; i < block.nodes().length; i++) {
        result[row(block.nodes()[i]) + 1] = block.neighbours()[i].length;
      }
    }
    Arrays.parallelPrefix(result, Integer::sum);
    return result;
  }

  private void fill(HubBlock block) {
    for (int i = 0; i < block.nodes().length; i++) {
      int first = offsets[row(block.nodes()[i])];
      int degree = block.neighbours()[i].length;
      System.arraycopy(block.neighbours()[i], 0, neighbours, first, degree);
      if (weights != null) {
        System.arraycopy(block.weights()[i], 0, weights, first, degree);
      }
    }
  }

  /** The row of {@code node}, or -1 if it has none here. */
  int row(int node) {
    long word = marks[node >>> 6];
    long mark = 1L << node;
    return (word & mark) == 0 ? -1 : before[node >>> 6] + Long.bitCount(word & (mark - 1));
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
}
