package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * The last number of a vector, which says how many neighbours its node has: features are scaled per
 * node and latents are means, so that degrees, which many tasks depend on, would hardly be left.
 * For a node of degree k it is scale · log(1 + k) / m with m the mean of log(1 + degree). It takes
 * the place of the component that counts least: joined vectors and features have theirs in
 * descending order.
 *
 * <p>Not centred: the product of two nodes' numbers then grows with both degrees, as the odds of an
 * edge do.
 *
 * @param scale the number of a node of mean log-degree; &gt; 0
 * @param meanLogDegree m, of the nodes of the training graph that have edges; &gt; 0
 */
public record DegreeComponent(float scale, float meanLogDegree) implements Serializable {
  /** Root mean square of the numbers of joined vectors, about. */
  private static final double JOINED = 1;

  /** Root mean square of the numbers of latents of features of unit variance, about. */
  private static final double LATENT = 0.5;

  /**
   * The component for a graph.
   *
   * @param graph with at least one edge
   * @param weight how many times the root mean square of a vector's other numbers it is on average
   * @param joined whether latents are joined with proximity vectors, which makes vectors longer
   */
  static DegreeComponent fit(CompactGraph graph, double weight, boolean joined) {
    double sum = 0;
    long count = 0;
    for (int degree : degrees(graph)) {
      if (degree > 0) {
        sum += Math.log1p(degree);
        count++;
      }
    }
    return new DegreeComponent(
        (float) (weight * (joined ? JOINED : LATENT)), count == 0 ? 1 : (float) (sum / count));
  }

  /** The number of each node of a graph, not necessarily the one it was fitted to. */
  public float[] values(CompactGraph graph) {
    int[] degrees = degrees(graph);
    float[] values = new float[degrees.length];
    for (int node = 0; node < values.length; node++) {
      values[node] = (float) (scale * Math.log1p(degrees[node]) / meanLogDegree);
    }
    return values;
  }

  /** Neighbours of each node; of a directed graph edges in both directions count. */
  private static int[] degrees(CompactGraph graph) {
    int[] degrees = new int[graph.nodeCount()];
    for (int node = 0; node < degrees.length; node++) {
      degrees[node] += graph.degree(node);
      if (graph.directed()) {
        long first = graph.firstEntry(node);
        for (long entry = first; entry < first + graph.degree(node); entry++) {
          degrees[graph.neighbour(entry)]++;
        }
      }
    }
    return degrees;
  }

  void write(DataOutput out) throws IOException {
    out.writeFloat(scale);
    out.writeFloat(meanLogDegree);
  }

  static DegreeComponent read(DataInput in) throws IOException {
    return new DegreeComponent(in.readFloat(), in.readFloat());
  }
}
