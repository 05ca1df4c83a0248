package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;

/**
 * What is needed to spread codes.
 *
 * @param graph whose edges spread them
 * @param used which nodes have an edge; the others get no code
 * @param nodeKeys a key per node that its random code follows from
 * @param settings size, width, hops and seed
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: never compared, never hashed
public record SpreadInput(
    CompactGraph graph, boolean[] used, long[] nodeKeys, FeatureSettings settings) {

  /**
   * @throws IllegalArgumentException if there is not a key and a mark per node
   */
  public SpreadInput {
    if (nodeKeys.length != graph.nodeCount() || used.length != graph.nodeCount()) {
      throw new IllegalArgumentException("a key per node is needed");
    }
  }

  /** Of the nodes that are connected. */
  public static SpreadInput of(CompactGraph graph, long[] nodeKeys, FeatureSettings settings) {
    return new SpreadInput(graph, graph.connectedNodes(), nodeKeys, settings);
  }

  FeatureRows windowMeans(FeatureRows rows) {
    return propagation().windowMeans(rows, settings.comparedWindow());
  }

  FeaturePropagation propagation() {
    return new FeaturePropagation(graph, used);
  }

  /** Numbers of a code where nothing prescribes them. */
  int width() {
    return settings.widthFor(graph.nodeCount());
  }
}
