package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A graph's adjacency in primitive arrays, built for walks: the neighbours of node {@code v}, in
 * ascending order, stand at {@code offsets[v]} to {@code offsets[v + 1] - 1}. An undirected edge
 * stands in the lists of both its nodes, a directed one in its source's list only. Immutable and
 * safe to share between threads.
 *
 * <p>Memory: 4 bytes a node, 4 bytes an adjacency entry, 4 more if weighted.
 */
public final class CompactGraph implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] offsets;
  private final int[] neighbours;
  private final float[] weights;
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
  public CompactGraph(int[] offsets, int[] neighbours, float[] weights, boolean directed) {
    requireOffsets(offsets, neighbours.length);
    requireNeighbours(offsets, neighbours);
    requireWeights(weights, neighbours.length);
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
    this.directed = directed;
  }

  /** Number of nodes; they are 0 to {@code nodeCount() - 1}. */
  public int nodeCount() {
    return offsets.length - 1;
  }

  /** Number of adjacency entries: each undirected edge counts twice. */
  public int adjacencySize() {
    return neighbours.length;
  }

  /** Number of edges: each undirected edge counts once. */
  public int edgeCount() {
    return directed ? neighbours.length : neighbours.length / 2;
  }

  /** Whether an edge leads in one direction only. */
  public boolean directed() {
    return directed;
  }

  /** Whether edges have weights of their own. */
  public boolean weighted() {
    return weights != null;
  }

  /** Number of nodes that {@code node} has an edge to. */
  public int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /** Position of {@code node}'s first adjacency entry, in 0 to {@link #adjacencySize()}. */
  public int firstEntry(int node) {
    return offsets[node];
  }

  /** The neighbour that adjacency entry {@code entry} names. */
  public int neighbour(int entry) {
    return neighbours[entry];
  }

  /** The weight of adjacency entry {@code entry}; 1 in an unweighted graph. */
  public float weight(int entry) {
    return weights == null ? 1f : weights[entry];
  }

  /** For each node whether any edge starts or ends there; the others are isolated. */
  public boolean[] connectedNodes() {
    boolean[] connected = new boolean[nodeCount()];
    for (int node = 0; node < connected.length; node++) {
      connected[node] |= degree(node) > 0;
      for (int entry = offsets[node]; entry < offsets[node + 1]; entry++) {
        connected[neighbours[entry]] = true;
      }
    }
    return connected;
  }

  /** Whether an edge leads from {@code source} to {@code target}; O(log degree). */
  public boolean hasEdge(int source, int target) {
    int from = source;
    int to = target;
    if (!directed && degree(target) < degree(source)) {
      from = target;
      to = source;
    }
    return Arrays.binarySearch(neighbours, offsets[from], offsets[from + 1], to) >= 0;
  }

  private static void requireOffsets(int[] offsets, int entries) {
    boolean spans = offsets.length > 0 && offsets[0] == 0 && offsets[offsets.length - 1] == entries;
    for (int node = 0; spans && node + 1 < offsets.length; node++) {
      spans = offsets[node] <= offsets[node + 1];
    }
    if (!spans) {
      throw new IllegalArgumentException("offsets do not ascend from 0 to the adjacency's length");
    }
  }

  private static void requireNeighbours(int[] offsets, int[] neighbours) {
    int nodes = offsets.length - 1;
    for (int node = 0; node < nodes; node++) {
      int last = -1;
      for (int entry = offsets[node]; entry < offsets[node + 1]; entry++) {
        int neighbour = neighbours[entry];
        if (neighbour <= last || neighbour >= nodes) {
          throw new IllegalArgumentException(
              "the neighbours of node " + node + " do not ascend strictly within the nodes");
        }
        last = neighbour;
      }
    }
  }

  private static void requireWeights(float[] weights, int entries) {
    if (weights == null) {
      return;
    }
    if (weights.length != entries) {
      throw new IllegalArgumentException("as many weights as adjacency entries are needed");
    }
    for (float weight : weights) {
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("weight was " + weight + ", must be finite and > 0");
      }
    }
  }
}
