package io.stride.walk.graph;

import java.util.Arrays;

/**
 * Which nodes are connected: union-find with path halving and union by size (Tarjan, JACM 1975).
 * Not for use by several threads.
 */
public final class DisjointSets {
  /** Of a root: minus the size of its set; of others: a node closer to the root. */
  private final int[] parents;

  /**
   * Every node a set of its own.
   *
   * @param size number of nodes, &gt;= 0
   */
  public DisjointSets(int size) {
    parents = new int[size];
    Arrays.fill(parents, -1);
  }

  /** Joins the sets of both; false if they were one already. */
  public boolean union(int a, int b) {
    int x = find(a);
    int y = find(b);
    if (x == y) {
      return false;
    }
    int large = parents[x] <= parents[y] ? x : y;
    int small = large == x ? y : x;
    parents[large] += parents[small];
    parents[small] = large;
    return true;
  }

  /** The node that stands for the set of {@code node}. */
  public int find(int node) {
    int at = node;
    while (parents[at] >= 0) {
      int parent = parents[at];
      if (parents[parent] >= 0) {
        parents[at] = parents[parent];
      }
      at = parent;
    }
    return at;
  }
}
