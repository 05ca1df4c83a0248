package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;

/** Degrees that count edges of both directions. */
final class NodeDegrees {
  private NodeDegrees() {}

  /** Per node the number of its edges; of a directed graph, those in and those out. */
  static int[] of(CompactGraph graph) {
    int[] degrees = new int[graph.nodeCount()];
    for (int node = 0; node < degrees.length; node++) {
      degrees[node] += graph.degree(node);
    }
    for (long entry = 0; graph.directed() && entry < graph.adjacencySize(); entry++) {
      degrees[graph.neighbour(entry)]++;
    }
    return degrees;
  }
}
