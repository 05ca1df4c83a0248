package io.stride.walk.graph;

import java.util.BitSet;

/** Copies a graph without some of its adjacency entries. */
public final class ResidualGraph {
  private ResidualGraph() {}

  /**
   * What is left.
   *
   * @param removed positions of adjacency entries; of an undirected edge both
   */
  public static CompactGraph without(CompactGraph graph, BitSet removed) {
    long size = graph.adjacencySize() - removed.cardinality();
    long[] offsets = new long[graph.nodeCount() + 1];
    IntChunks neighbours = IntChunks.ofLength(size);
    FloatChunks weights = graph.weighted() ? FloatChunks.ofLength(size) : null;
    long at = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        if (!removed.get(Math.toIntExact(entry))) {
          neighbours.set(at, graph.neighbour(entry));
          if (weights != null) {
            weights.set(at, graph.weight(entry));
          }
          at++;
        }
      }
      offsets[node + 1] = at;
    }
    return new CompactGraph(offsets, neighbours, weights, graph.directed());
  }
}
