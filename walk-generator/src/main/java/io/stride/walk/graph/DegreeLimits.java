package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * Which edges of very small or very large nodes are left out of a graph; only on request. The
 * degree of a node is the number of different nodes that it has an edge to; in a directed graph,
 * edges that lead to it do not count.
 *
 * @param min edges of nodes with a smaller degree are dropped, once: nodes that become small by it
 *     keep theirs; at least 0, 0: no limit
 * @param max a node with a larger degree keeps a random choice of so many edges, an undirected one
 *     only if both its nodes choose it; at least 0, 0: no limit
 * @param seed the choice follows from it and the edge's nodes alone
 */
public record DegreeLimits(int min, int max, long seed) implements Serializable {
  /** Every edge stays. */
  public static final DegreeLimits NONE = new DegreeLimits(0, 0, 0);

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public DegreeLimits {
    require(min >= 0, "graph.min-degree", min, ">= 0", "0: no limit");
    require(max >= 0, "graph.max-degree", max, ">= 0", "0: no limit");
    require(
        max == 0 || min <= max, "graph.max-degree", max, ">= graph.min-degree = " + min, "0: none");
  }

  /** Whether an edge may be dropped. */
  public boolean active() {
    return min > 0 || max > 0;
  }
}
