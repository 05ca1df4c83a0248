package io.stride.walk.graph;

/**
 * Lists of the nodes that lead to each node, as they come; transposing them gives the lists of the
 * nodes that each node leads to, in ascending order, without a sort. First every edge is counted,
 * then every edge is added.
 */
final class Adjacency {
  private final int nodes;
  private final boolean directed;
  private final boolean weighted;
  private final int shift;
  // Position of each node's next free entry while filling, of its list's end afterwards.
  private final long[] ends;
  private final long[] outOffsets;
  private IntChunks from;
  private FloatChunks weights;

  Adjacency(int nodes, boolean weighted, boolean directed, int shift) {
    this.nodes = nodes;
    this.directed = directed;
    this.weighted = weighted;
    this.shift = shift;
    this.ends = new long[nodes + 1];
    this.outOffsets = new long[nodes + 1];
  }

  /** Announces an edge. */
  void count(int source, int target) {
    ends[target + 1]++;
    outOffsets[source + 1]++;
    if (!directed) {
      ends[source + 1]++;
      outOffsets[target + 1]++;
    }
  }

  /** Ends counting. */
  void startFilling() {
    for (int node = 0; node < nodes; node++) {
      ends[node + 1] += ends[node];
      outOffsets[node + 1] += outOffsets[node];
    }
    from = IntChunks.ofLength(outOffsets[nodes], shift);
    weights = weighted ? FloatChunks.ofLength(outOffsets[nodes], shift) : null;
  }

  /** Adds an announced edge. */
  void add(int source, int target, float weight) {
    put(source, target, weight);
    if (!directed) {
      put(target, source, weight);
    }
  }

  /** The graph, once all edges are added. */
  CompactGraph transposed() {
    IntChunks neighbours = IntChunks.ofLength(from.length(), shift);
    FloatChunks outWeights = weighted ? FloatChunks.ofLength(from.length(), shift) : null;
    long[] next = outOffsets.clone();
    long entry = 0;
    for (int target = 0; target < nodes; target++) {
      for (; entry < ends[target]; entry++) {
        long place = next[from.get(entry)]++;
        neighbours.set(place, target);
        if (outWeights != null) {
          outWeights.set(place, weights.get(entry));
        }
      }
    }
    return new CompactGraph(outOffsets, neighbours, outWeights, directed);
  }

  private void put(int source, int target, float weight) {
    long place = ends[target]++;
    from.set(place, source);
    if (weights != null) {
      weights.set(place, weight);
    }
  }
}
