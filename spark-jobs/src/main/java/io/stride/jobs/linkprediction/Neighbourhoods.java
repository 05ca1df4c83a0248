package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The nodes that each node is connected to, in either direction. */
final class Neighbourhoods {
  private final int[][] neighbours;
  private final int[] degrees;

  private Neighbourhoods(int[][] neighbours, int[] degrees) {
    this.neighbours = neighbours;
    this.degrees = degrees;
  }

  static Neighbourhoods of(CompactGraph graph) {
    int[] degrees = NodeDegrees.of(graph);
    int[][] lists = new int[graph.nodeCount()][];
    int[] filled = new int[lists.length];
    for (int node = 0; node < lists.length; node++) {
      lists[node] = new int[degrees[node]];
    }
    for (int node = 0; node < lists.length; node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        int other = graph.neighbour(entry);
        lists[node][filled[node]++] = other;
        if (graph.directed()) {
          lists[other][filled[other]++] = node;
        }
      }
    }
    if (graph.directed()) {
      // An edge each way is one neighbour.
      Arrays.setAll(lists, node -> Arrays.stream(lists[node]).sorted().distinct().toArray());
    }
    return new Neighbourhoods(lists, degrees);
  }

  /** Number of its edges, of a directed graph those in and those out. */
  int degree(int node) {
    return degrees[node];
  }

  /** Number of its neighbours. */
  int size(int node) {
    return neighbours[node].length;
  }

  /** Sums over the nodes that are neighbours of both. */
  double sumOverCommon(int u, int v, IntToDoubleFunction term) {
    int[] a = neighbours[u];
    int[] b = neighbours[v];
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int order = Integer.compare(a[i], b[j]);
      if (order == 0) {
        sum += term.applyAsDouble(a[i]);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return sum;
  }
}
