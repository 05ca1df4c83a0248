package io.stride.train.features;

import io.stride.walk.graph.NeighbourGraph;
import io.stride.walk.graph.NodeVectors;
import java.util.List;

/**
 * What {@link FeaturePropagation} does, in Spark's partitions and with the same operations in the
 * same order on each number. One job a hop: its sums are kept before those of the hop before are
 * freed, so that no more than two hops and two sums are there at a time.
 */
final class PartitionedPropagation {
  private final NeighbourGraph graph;

  PartitionedPropagation(NeighbourGraph graph) {
    this.graph = graph;
  }

  /** As {@link FeaturePropagation#propagate}; kept, to be closed. */
  NodeVectors propagate(FeatureSettings settings, int width) {
    NodeCodes codes = new NodeCodes(settings.seed());
    List<Double> weights = settings.hopWeights();
    NodeVectors hop = graph.vectors(width, key -> codes.unit(key, width)).marked();
    NodeVectors sum = hop.map(times(weights.get(0))).kept();
    for (double weight : weights.subList(1, weights.size())) {
      NodeVectors next = graph.means(hop).map(PartitionedPropagation::unit).marked();
      NodeVectors more = sum.zip(next, plus(weight)).kept();
      hop.close();
      sum.close();
      hop = next;
      sum = more;
    }
    hop.close();
    return sum;
  }

  /** As {@link FeaturePropagation#windowMeans}; kept, to be closed. */
  NodeVectors windowMeans(NodeVectors rows, int window) {
    NodeVectors hop = rows;
    NodeVectors sum = rows.map(times(FeaturePropagation.windowShare(0, window))).kept();
    for (int distance = 1; distance < window; distance++) {
      NodeVectors next = graph.means(hop).marked();
      NodeVectors more =
          sum.zip(next, plus(FeaturePropagation.windowShare(distance, window))).kept();
      if (hop != rows) {
        hop.close();
      }
      sum.close();
      hop = next;
      sum = more;
    }
    hop.close();
    return sum;
  }

  private static NodeVectors.Mapping times(double weight) {
    NodeVectors.Merge plus = plus(weight);
    // Added to zeros as in a table of sums: no product of theirs stays a negative zero.
    return vector -> plus.apply(new float[vector.length], vector);
  }

  private static NodeVectors.Merge plus(double weight) {
    return (sum, hop) -> {
      float[] result = sum.clone();
      Vectors.addScaled(hop, 0, (float) weight, result, 0, result.length);
      return result;
    };
  }

  private static float[] unit(float[] vector) {
    float[] unit = vector.clone();
    Vectors.scaleToLength(unit, 0, unit.length, 1);
    return unit;
  }
}
