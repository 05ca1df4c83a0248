package io.stride.jobs.linkprediction;

import java.io.Serializable;
import java.util.Arrays;

/** Pairs of dense nodes, 8 bytes each. Immutable. */
public final class NodePairs implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] nodes;

  private NodePairs(int[] nodes) {
    this.nodes = nodes;
  }

  /**
   * Copies a flat list.
   *
   * @param nodes both nodes of the first pair, both of the second, and so on; an even number
   */
  public static NodePairs of(int... nodes) {
    if (nodes.length % 2 != 0) {
      throw new IllegalArgumentException("pairs need an even number of nodes");
    }
    return new NodePairs(nodes.clone());
  }

  /** Number of pairs. */
  public int count() {
    return nodes.length / 2;
  }

  /** First node of pair {@code index}; an edge's source. */
  public int source(int index) {
    return nodes[2 * index];
  }

  /** Second node of pair {@code index}; an edge's target. */
  public int target(int index) {
    return nodes[2 * index + 1];
  }

  /** These pairs, then {@code others}. */
  NodePairs and(NodePairs others) {
    int[] all = Arrays.copyOf(nodes, nodes.length + others.nodes.length);
    System.arraycopy(others.nodes, 0, all, nodes.length, others.nodes.length);
    return new NodePairs(all);
  }

  /** The pairs at some positions, in their order. */
  public NodePairs at(int[] positions) {
    int[] chosen = new int[2 * positions.length];
    for (int i = 0; i < positions.length; i++) {
      chosen[2 * i] = source(positions[i]);
      chosen[2 * i + 1] = target(positions[i]);
    }
    return new NodePairs(chosen);
  }

  /** The pairs {@code from} to {@code to - 1}. */
  NodePairs range(int from, int to) {
    return new NodePairs(Arrays.copyOfRange(nodes, 2 * from, 2 * to));
  }
}
