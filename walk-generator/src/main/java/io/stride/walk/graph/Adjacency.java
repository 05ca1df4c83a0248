package io.stride.walk.graph;

/**
 * Lists of the nodes that lead to each node, as they come; transposing them gives the lists of the
 * nodes that each node leads to, in ascending order, without a sort. First every edge is counted,
 * then every edge is added.
 */
final class Adjacency {
  private final int nodes;
  private final boolean directed;
  // Position of each node's next free entry while filling, of its list's end afterwards.
  private final int[] ends;
  private final int[] outOffsets;
  private final int[] from;
  private final float[] weights;

  Adjacency(int nodes, int edges, boolean weighted, boolean directed) {
    int entries = directed ? edges : 2 * edges;
    this.nodes = nodes;
    this.directed = directed;
    this.ends = new int[nodes + 1];
    this.outOffsets = new int[nodes + 1];
    this.from = new int[entries];
    this.weights = weighted ? new float[entries] : null;
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
    int[] neighbours = new int[from.length];
    float[] outWeights = weights == null ? null : new float[from.length];
    int[] next = outOffsets.clone();
    int entry = 0;
    for (int target = 0; target < nodes; target++) {
      for (; entry < ends[target]; entry++) {
        int place = next[from[entry]]++;
        neighbours[place] = target;
        if (outWeights != null) {
          outWeights[place] = weights[entry];
        }
      }
    }
    return new CompactGraph(outOffsets, neighbours, outWeights, directed);
  }

  private void put(int source, int target, float weight) {
    int place = ends[target]++;
    from[place] = source;
    if (weights != null) {
      weights[place] = weight;
    }
  }
}
