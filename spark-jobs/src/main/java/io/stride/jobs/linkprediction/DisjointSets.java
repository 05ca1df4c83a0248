package io.stride.jobs.linkprediction;

import java.util.Arrays;

/** Union-find with path halving and union by size (Tarjan, JACM 1975). */
final class DisjointSets {
  /** Of a root: minus the size of its set; of others: a node closer to the root. */
  private final int[] parents;

  DisjointSets(int size) {
    parents = new int[size];
    Arrays.fill(parents, -1);
  }

  /** Joins the sets of both; false if they were one already. */
  boolean union(int a, int b) {
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
  int find(int node) {
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
