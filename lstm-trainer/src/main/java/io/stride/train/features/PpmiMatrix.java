package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The positive pointwise mutual information of a graph's edges: for an edge of weight w from u to
 * v, max(0, log(w · total / (out(u) · in(v)))), zero for all other pairs. How much more often than
 * by chance a random step leads from u to v; with a window of one node it is what skip-gram
 * factorises (Levy and Goldberg, "Neural Word Embedding as Implicit Matrix Factorization", NeurIPS
 * 2014, equation 9; Qiu et al., "Network Embedding as Matrix Factorization", WSDM 2018).
 *
 * <p>Never stored: its entries are those of the graph.
 */
final class PpmiMatrix {
  private final CompactGraph graph;
  private final double[] out;
  private final double[] in;
  private final double total;

  PpmiMatrix(CompactGraph graph) {
    this.graph = graph;
    this.out = new double[graph.nodeCount()];
    this.in = graph.directed() ? new double[graph.nodeCount()] : out;
    for (int node = 0; node < graph.nodeCount(); node++) {
      long first = graph.firstEntry(node);
      for (long entry = first; entry < first + graph.degree(node); entry++) {
        out[node] += graph.weight(entry);
        if (graph.directed()) {
          in[graph.neighbour(entry)] += graph.weight(entry);
        }
      }
    }
    this.total = Arrays.stream(out).sum();
  }

  /** The product with a table of a row per node; row by row, on any number of threads the same. */
  void multiply(FeatureRows from, FeatureRows to) {
    IntStream.range(0, graph.nodeCount()).parallel().forEach(node -> multiply(node, from, to));
  }

  private void multiply(int node, FeatureRows from, FeatureRows to) {
    float[] target = to.block(node);
    int offset = to.offset(node);
    Arrays.fill(target, offset, offset + to.size(), 0f);
    long first = graph.firstEntry(node);
    for (long entry = first; entry < first + graph.degree(node); entry++) {
      int neighbour = graph.neighbour(entry);
      float value = value(node, neighbour, graph.weight(entry));
      if (value > 0) {
        Vectors.addScaled(
            from.block(neighbour), from.offset(neighbour), value, target, offset, to.size());
      }
    }
  }

  /** Division by division, so that weights of any unit neither overflow nor vanish. */
  private float value(int node, int neighbour, float weight) {
    return (float) Math.max(0, Math.log(weight / out[node] / (in[neighbour] / total)));
  }
}
