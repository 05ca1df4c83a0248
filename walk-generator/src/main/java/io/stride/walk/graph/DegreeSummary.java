package io.stride.walk.graph;

import java.io.Serializable;

/**
 * Degrees of the nodes that have any.
 *
 * @param nodes how many
 * @param total their sum; twice the number of edges
 * @param max the largest; 0 if there are none
 */
record DegreeSummary(long nodes, long total, int max) implements Serializable {
  /** No node yet. */
  static final DegreeSummary NONE = new DegreeSummary(0, 0, 0);

  /** With one more node of degree {@code degree}. */
  DegreeSummary with(int degree) {
    return new DegreeSummary(nodes + 1, total + degree, Math.max(max, degree));
  }

  /** Both together. */
  DegreeSummary plus(DegreeSummary other) {
    return new DegreeSummary(nodes + other.nodes, total + other.total, Math.max(max, other.max));
  }
}
