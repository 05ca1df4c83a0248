package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import java.util.BitSet;

/** Copies a graph without some of its adjacency entries. */
final class ResidualGraph {
  private ResidualGraph() {}

  /**
   * What is left.
   *
   * @param removed positions of adjacency entries; of an undirected edge both
   */
  static CompactGraph without(CompactGraph graph, BitSet removed) {
    int size = graph.adjacencySize() - removed.cardinality();
    int[] offsets = new int[graph.nodeCount() + 1];
    int[] neighbours = new int[size];
    float[] weights = graph.weighted() ? new float[size] : null;
    int at = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      int end = graph.firstEntry(node) + graph.degree(node);
      for (int entry = graph.firstEntry(node); entry < end; entry++) {
        if (!removed.get(entry)) {
          neighbours[at] = graph.neighbour(entry);
          if (weights != null) {
            weights[at] = graph.weight(entry);
          }
          at++;
        }
      }
      offsets[node + 1] = at;
    }
    return new CompactGraph(offsets, neighbours, weights, graph.directed());
  }
}
