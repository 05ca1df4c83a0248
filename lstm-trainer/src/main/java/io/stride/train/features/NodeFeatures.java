package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.stream.IntStream;

/**
 * The vectors that the autoencoder reads and reconstructs: random codes spread over the graph,
 * centred, whitened, each scaled to length √size so that a component's variance is about 1.
 * Deterministic in the graph, the node keys and the settings.
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
    FeatureRows rows = propagated(graph, used, nodeKeys, settings);
    Whitening whitening = Whitening.fit(rows, used);
    finish(rows, used, whitening);
    return new NodeFeatures(rows, whitening);
  }

  /**
   * Makes the features of a graph with the whitening of another one, as a trained network needs
   * them.
   *
   * @param whitening fitted to vectors of {@code settings.size()} numbers
   */
  public static NodeFeatures of(
      CompactGraph graph, long[] nodeKeys, FeatureSettings settings, Whitening whitening) {
    boolean[] used = graph.connectedNodes();
    FeatureRows rows = propagated(graph, used, nodeKeys, settings);
    finish(rows, used, whitening);
    return new NodeFeatures(rows, whitening);
  }

  private static FeatureRows propagated(
      CompactGraph graph, boolean[] used, long[] nodeKeys, FeatureSettings settings) {
    if (nodeKeys.length != graph.nodeCount()) {
      throw new IllegalArgumentException("a key per node is needed");
    }
    return new FeaturePropagation(graph, used).propagate(nodeKeys, settings);
  }

  private static void finish(FeatureRows rows, boolean[] used, Whitening whitening) {
    double length = Math.sqrt(rows.size());
    IntStream.range(0, rows.rows())
        .parallel()
        .filter(row -> used[row])
        .forEach(
            row -> {
              whitening.apply(rows.block(row), rows.offset(row));
              Vectors.scaleToLength(rows.block(row), rows.offset(row), rows.size(), length);
            });
  }
}
