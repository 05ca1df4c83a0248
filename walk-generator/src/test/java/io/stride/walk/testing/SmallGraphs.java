package io.stride.walk.testing;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.CompactGraphBuilder;

/** Graphs small enough to think through by hand. */
public final class SmallGraphs {
  private SmallGraphs() {}

  /** An undirected graph without weights; {@code pairs} are its edges, each given once. */
  public static CompactGraph undirected(int nodes, int[][] pairs) {
    return of(nodes, pairs, null, false);
  }

  /** A directed graph without weights. */
  public static CompactGraph directed(int nodes, int[][] pairs) {
    return of(nodes, pairs, null, true);
  }

  /** A graph whose edge {@code pairs[i]} weighs {@code weights[i]}; null: no weights. */
  public static CompactGraph of(int nodes, int[][] pairs, float[] weights, boolean directed) {
    int[] sources = new int[pairs.length];
    int[] targets = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      sources[i] = pairs[i][0];
      targets[i] = pairs[i][1];
    }
    return CompactGraphBuilder.fromEdges(nodes, sources, targets, weights, directed);
  }

  /** An undirected cycle of {@code nodes} nodes; at least 3. */
  public static CompactGraph ring(int nodes) {
    int[][] pairs = new int[nodes][];
    for (int node = 0; node < nodes; node++) {
      pairs[node] = new int[] {node, (node + 1) % nodes};
    }
    return undirected(nodes, pairs);
  }

  /** Two triangles, 0-1-2 and 3-4-5, joined by the edge 2-3. */
  public static CompactGraph twoTriangles() {
    return undirected(6, new int[][] {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {3, 4}, {4, 5}, {3, 5}});
  }
}
