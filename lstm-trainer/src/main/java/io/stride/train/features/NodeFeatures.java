package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.stream.IntStream;

/**
 * The vectors that the autoencoder reads and reconstructs: random codes spread over the graph,
 * centred, whitened, reduced if they are wide, each scaled to length √size so that a component's
 * variance is about 1. Deterministic in the graph, the node keys and the settings.
 *
 * @param rows one vector per node; zeros for isolated nodes
 * @param whitening what made them; new nodes go through the same one
 */
public record NodeFeatures(FeatureRows rows, Whitening whitening) {

  /**
   * Makes the features of a graph on this machine's cores.
   *
   * @param graph whose edges spread the codes
   * @param nodeKeys a key per node that its random code follows from
   * @param settings size, hops and seed
   */
  public static NodeFeatures of(CompactGraph graph, long[] nodeKeys, FeatureSettings settings) {
    boolean[] used = graph.connectedNodes();
    FeaturePropagation propagation = new FeaturePropagation(graph, used);
    int width = settings.widthFor(graph.nodeCount());
    FeatureRows codes = propagated(propagation, graph, nodeKeys, settings, width);
    Whitening whitening =
        width > settings.size()
            ? Whitening.fit(codes, propagation.windowMeans(codes), used, settings.size())
            : Whitening.fit(codes, used);
    return new NodeFeatures(finished(codes, used, whitening), whitening);
  }

  /**
   * Makes the features of a graph with the whitening of another one, as a trained network needs
   * them.
   *
   * @param whitening to vectors of {@code settings.size()} numbers
   */
  public static NodeFeatures of(
      CompactGraph graph, long[] nodeKeys, FeatureSettings settings, Whitening whitening) {
    boolean[] used = graph.connectedNodes();
    FeatureRows codes =
        propagated(
            new FeaturePropagation(graph, used), graph, nodeKeys, settings, whitening.width());
    return new NodeFeatures(finished(codes, used, whitening), whitening);
  }

  private static FeatureRows propagated(
      FeaturePropagation propagation,
      CompactGraph graph,
      long[] nodeKeys,
      FeatureSettings settings,
      int width) {
    if (nodeKeys.length != graph.nodeCount()) {
      throw new IllegalArgumentException("a key per node is needed");
    }
    return propagation.propagate(nodeKeys, settings, width);
  }

  /** Transformed and scaled, in the same table if that has the right size. */
  private static FeatureRows finished(FeatureRows codes, boolean[] used, Whitening whitening) {
    FeatureRows rows =
        codes.size() == whitening.size() ? codes : new FeatureRows(codes.rows(), whitening.size());
    double length = Math.sqrt(rows.size());
    IntStream.range(0, rows.rows())
        .parallel()
        .filter(row -> used[row])
        .forEach(
            row -> {
              float[] target = rows.block(row);
              int offset = rows.offset(row);
              whitening.apply(codes.block(row), codes.offset(row), target, offset);
              Vectors.scaleToLength(target, offset, rows.size(), length);
            });
    return rows;
  }
}
