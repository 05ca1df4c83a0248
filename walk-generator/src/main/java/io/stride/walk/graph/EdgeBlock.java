package io.stride.walk.graph;

import java.io.Serializable;

/** Edges as primitive columns, in no order that means anything. */
final class EdgeBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] sources;
  private final int[] targets;
  private final double[] weights;

  /**
   * @param sources dense numbers of the first nodes
   * @param targets dense numbers of the second nodes, as many
   * @param weights weights, as many; null: all weigh 1
   */
  EdgeBlock(int[] sources, int[] targets, double[] weights) {
    this.sources = sources;
    this.targets = targets;
    this.weights = weights;
  }

  /** The first nodes. */
  int[] sources() {
    return sources;
  }

  /** The second nodes. */
  int[] targets() {
    return targets;
  }

  /** Whether the edges have weights of their own. */
  boolean weighted() {
    return weights != null;
  }

  /** The weights; null if not {@link #weighted()}. */
  double[] weights() {
    return weights;
  }
}
