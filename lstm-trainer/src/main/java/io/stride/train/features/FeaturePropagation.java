package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spreads codes over the graph: hop k of a node is the weighted mean of its neighbours' hop k - 1,
 * scaled to length 1 (so that hops weigh what {@link FeatureSettings#hopWeights} says and not what
 * averaging leaves of them), as in FastRP (Chen et al., "Fast and Accurate Network Embeddings via
 * Very Sparse Random Projection", CIKM 2019). Each row depends on rows of the hop before only, so
 * the result is the same on any number of threads.
 */
final class FeaturePropagation {
  private final CompactGraph graph;
  private final boolean[] connected;

  FeaturePropagation(CompactGraph graph, boolean[] connected) {
    this.graph = graph;
    this.connected = connected;
  }

  /** The weighted sum over hops; rows of isolated nodes are zero. */
  FeatureRows propagate(long[] nodeKeys, FeatureSettings settings) {
    FeatureRows sum = new FeatureRows(graph.nodeCount(), settings.size());
    FeatureRows hop = codes(nodeKeys, settings);
    FeatureRows spare = new FeatureRows(graph.nodeCount(), settings.size());
    add(hop, settings.hopWeights().get(0), sum);
    for (double weight : settings.hopWeights().subList(1, settings.hopWeights().size())) {
      average(hop, spare);
      add(spare, weight, sum);
      FeatureRows swap = hop;
      hop = spare;
      spare = swap;
    }
    return sum;
  }

  private FeatureRows codes(long[] nodeKeys, FeatureSettings settings) {
    FeatureRows rows = new FeatureRows(graph.nodeCount(), settings.size());
    NodeCodes codes = new NodeCodes(settings.seed());
    nodes()
        .filter(node -> connected[node])
        .forEach(
            node -> {
              codes.write(nodeKeys[node], rows.block(node), rows.offset(node), rows.size());
              Vectors.scaleToLength(rows.block(node), rows.offset(node), rows.size(), 1);
            });
    return rows;
  }

  private void average(FeatureRows from, FeatureRows to) {
    nodes()
        .forEach(
            node -> {
              float[] target = to.block(node);
              int offset = to.offset(node);
              Arrays.fill(target, offset, offset + to.size(), 0f);
              long first = graph.firstEntry(node);
              float largest = largestWeight(node);
              for (long entry = first; entry < first + graph.degree(node); entry++) {
                int neighbour = graph.neighbour(entry);
                Vectors.addScaled(
                    from.block(neighbour),
                    from.offset(neighbour),
                    graph.weight(entry) / largest,
                    target,
                    offset,
                    to.size());
              }
              Vectors.scaleToLength(target, offset, to.size(), 1);
            });
  }

  /** Weights relative to it neither overflow nor vanish, whatever their unit; 0 without edges. */
  private float largestWeight(int node) {
    float largest = 0;
    long first = graph.firstEntry(node);
    for (long entry = first; entry < first + graph.degree(node); entry++) {
      largest = Math.max(largest, graph.weight(entry));
    }
    return largest;
  }

  private void add(FeatureRows hop, double weight, FeatureRows sum) {
    nodes()
        .forEach(
            node ->
                Vectors.addScaled(
                    hop.block(node),
                    hop.offset(node),
                    (float) weight,
                    sum.block(node),
                    sum.offset(node),
                    sum.size()));
  }

  private IntStream nodes() {
    return IntStream.range(0, graph.nodeCount()).parallel();
  }
}
