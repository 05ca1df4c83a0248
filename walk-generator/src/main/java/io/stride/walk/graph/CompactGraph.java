package io.stride.walk.graph;

import java.io.Serializable;

/**
 * A graph's adjacency in primitive arrays, built for walks: the neighbours of node {@code v}, in
 * ascending order, stand at {@code firstEntry(v)} to {@code firstEntry(v + 1) - 1}. An undirected
 * edge stands in the lists of both its nodes, a directed one in its source's list only. Immutable
 * and safe to share between threads.
 *
 * <p>Memory: 8 bytes a node, 4 bytes an adjacency entry, 4 more if weighted. There may be more
 * entries than an int can count.
 */
public final class CompactGraph implements AdjacencyRows, Serializable {
  private static final long serialVersionUID = 2L;

  private final long[] offsets;
  private final IntChunks neighbours;
  private final FloatChunks weights;
  private final boolean directed;

  /**
   * Takes the arrays as they are, without a copy.
   *
   * @param offsets nodes + 1 ascending positions in {@code neighbours}
   * @param neighbours adjacency lists, each in strictly ascending order
   * @param weights a finite weight &gt; 0 for each entry of {@code neighbours}, or null: all weigh
   *     1
   * @param directed whether an entry stands for one direction only
   * @throws IllegalArgumentException if the arrays are not as described
   */
  public CompactGraph(long[] offsets, IntChunks neighbours, FloatChunks weights, boolean directed) {
    AdjacencyChecks.requireOffsets(offsets, neighbours.length());
    AdjacencyChecks.requireWeights(weights, neighbours.length());
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
    this.directed = directed;
    AdjacencyChecks.requireAscending(this, nodeCount());
  }

  /** Number of nodes; they are 0 to {@code nodeCount() - 1}. */
  public int nodeCount() {
    return offsets.length - 1;
  }

  @Override
  public int rowCount() {
    return nodeCount();
  }

  /** Number of adjacency entries: each undirected edge counts twice. */
  @Override
  public long adjacencySize() {
    return neighbours.length();
  }

  /** Number of edges: each undirected edge counts once. */
  public long edgeCount() {
    return directed ? neighbours.length() : neighbours.length() / 2;
  }

  /** Whether an edge leads in one direction only. */
  public boolean directed() {
    return directed;
  }

  @Override
  public boolean weighted() {
    return weights != null;
  }

  /** Number of nodes that {@code node} has an edge to. */
  @Override
  public int degree(int node) {
    return (int) (offsets[node + 1] - offsets[node]);
  }

  @Override
  public long firstEntry(int node) {
    return offsets[node];
  }

  @Override
  public int neighbour(long entry) {
    return neighbours.get(entry);
  }

  @Override
  public float weight(long entry) {
    return weights == null ? 1f : weights.get(entry);
  }

  @Override
  public long find(int node, int neighbour) {
    return neighbours.find(offsets[node], offsets[node + 1], neighbour);
  }

  /** For each node whether any edge starts or ends there; the others are isolated. */
  public boolean[] connectedNodes() {
    boolean[] connected = new boolean[nodeCount()];
    for (int node = 0; node < connected.length; node++) {
      connected[node] |= degree(node) > 0;
      for (long entry = offsets[node]; entry < offsets[node + 1]; entry++) {
        connected[neighbours.get(entry)] = true;
      }
    }
    return connected;
  }

  /** Whether an edge leads from {@code source} to {@code target}; O(log degree). */
  public boolean hasEdge(int source, int target) {
    boolean shorter = !directed && degree(target) < degree(source);
    return shorter ? find(target, source) >= 0 : find(source, target) >= 0;
  }
}
