package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.NeighbourShares;
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
  /** Nodes of the windows whose means decide which directions of wide codes are kept. */
  static final int NEAR = 5;

  private final CompactGraph graph;
  private final boolean[] connected;

  FeaturePropagation(CompactGraph graph, boolean[] connected) {
    this.graph = graph;
    this.connected = connected;
  }

  /** The weighted sum over hops of codes of a width; rows of isolated nodes are zero. */
  FeatureRows propagate(long[] nodeKeys, FeatureSettings settings, int width) {
    FeatureRows sum = new FeatureRows(graph.nodeCount(), width);
    FeatureRows hop = new NodeCodes(settings.seed()).unitRows(nodeKeys, connected, width);
    FeatureRows spare = new FeatureRows(graph.nodeCount(), width);
    add(hop, settings.hopWeights().get(0), sum);
    for (double weight : settings.hopWeights().subList(1, settings.hopWeights().size())) {
      average(hop, spare);
      scale(spare);
      add(spare, weight, sum);
      FeatureRows swap = hop;
      hop = spare;
      spare = swap;
    }
    return sum;
  }

  /**
   * The mean row over windows of so many nodes of unbiased walks that contain a node at any place,
   * as expected: hop k of plain averages counts 2 (window - k) / window², the node itself 1 /
   * window.
   */
  FeatureRows windowMeans(FeatureRows rows, int window) {
    FeatureRows sum = new FeatureRows(rows.rows(), rows.size());
    FeatureRows hop = new FeatureRows(rows.rows(), rows.size());
    FeatureRows spare = new FeatureRows(rows.rows(), rows.size());
    add(rows, windowShare(0, window), sum);
    FeatureRows before = rows;
    for (int distance = 1; distance < window; distance++) {
      average(before, hop);
      add(hop, windowShare(distance, window), sum);
      FeatureRows swap = before == rows ? spare : before;
      before = hop;
      hop = swap;
    }
    return sum;
  }

  /** What means over a distance count in {@link #windowMeans}; 0 to {@code window} - 1. */
  static double windowShare(int distance, int window) {
    return distance == 0 ? 1.0 / window : 2.0 * (window - distance) / ((double) window * window);
  }

  /** Weighted means of the neighbours; zeros without any. */
  private void average(FeatureRows from, FeatureRows to) {
    nodes()
        .forEach(
            node -> {
              float[] target = to.block(node);
              int offset = to.offset(node);
              Arrays.fill(target, offset, offset + to.size(), 0f);
              long first = graph.firstEntry(node);
              NeighbourShares shares = NeighbourShares.of(graph, node);
              for (long entry = first; entry < first + graph.degree(node); entry++) {
                int neighbour = graph.neighbour(entry);
                Vectors.addScaled(
                    from.block(neighbour),
                    from.offset(neighbour),
                    shares.share(graph.weight(entry)),
                    target,
                    offset,
                    to.size());
              }
            });
  }

  private void scale(FeatureRows rows) {
    nodes()
        .forEach(
            node -> Vectors.scaleToLength(rows.block(node), rows.offset(node), rows.size(), 1));
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
