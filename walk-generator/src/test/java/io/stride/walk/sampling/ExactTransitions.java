package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * node2vec's transition probabilities written down from the paper (Grover and Leskovec 2016,
 * section 3.2.2) without regard to speed: the oracle of the sampler's tests.
 */
final class ExactTransitions {
  private final Map<Integer, Map<Integer, Double>> weights = new TreeMap<>();
  private final double p;
  private final double q;
  private final WalkBias bias;

  ExactTransitions(CompactGraph graph, double p, double q) {
    this(graph, p, q, WalkBias.NODE2VEC);
  }

  ExactTransitions(CompactGraph graph, double p, double q, WalkBias bias) {
    this.p = p;
    this.q = q;
    this.bias = bias;
    for (int node = 0; node < graph.nodeCount(); node++) {
      Map<Integer, Double> row = new TreeMap<>();
      long first = graph.firstEntry(node);
      for (long entry = first; entry < first + graph.degree(node); entry++) {
        row.put(graph.neighbour(entry), (double) graph.weight(entry));
      }
      weights.put(node, row);
    }
  }

  /** Where a walk can go from {@code current}. */
  Set<Integer> successors(int current) {
    return weights.get(current).keySet();
  }

  /**
   * The probability of each next node.
   *
   * @param previous the node before, or -1 at the start of a walk
   */
  Map<Integer, Double> probabilities(int previous, int current) {
    Map<Integer, Double> unnormalised = new TreeMap<>();
    double total = 0;
    for (Map.Entry<Integer, Double> edge : weights.get(current).entrySet()) {
      double value = edge.getValue() * alpha(previous, current, edge.getKey());
      unnormalised.put(edge.getKey(), value);
      total += value;
    }
    double sum = total;
    unnormalised.replaceAll((node, value) -> value / sum);
    return unnormalised;
  }

  /** The papers' α_pq(t, v, x) with t the previous node, v the current one. */
  private double alpha(int previous, int current, int next) {
    if (previous < 0) {
      return 1;
    }
    if (next == previous) {
      return 1 / p;
    }
    double weight = weights.get(previous).getOrDefault(next, 0.0);
    if (bias.kind() == WalkBias.Kind.NODE2VEC) {
      return weight > 0 ? 1 : 1 / q;
    }
    return plus(weight, current, next);
  }

  /** node2vec+: tight edges are near, loose ones far as far as they are loose. */
  private double plus(double weight, int current, int next) {
    if (weight > 0 && weight >= threshold(next)) {
      return 1;
    }
    if (weights.get(current).get(next) < threshold(current)) {
      return Math.min(1, 1 / q);
    }
    return weight == 0 ? 1 / q : 1 / q + (1 - 1 / q) * weight / threshold(next);
  }

  /** Mean and gamma standard deviations, rounded as weights are. */
  private float threshold(int node) {
    double[] row = weights.get(node).values().stream().mapToDouble(w -> w).toArray();
    double mean = DoubleStream.of(row).average().orElse(0);
    double variance = DoubleStream.of(row).map(w -> (w - mean) * (w - mean)).average().orElse(0);
    return (float) Math.max(0, mean + bias.gamma() * Math.sqrt(variance));
  }
}
