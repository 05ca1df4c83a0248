package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * node2vec's transition probabilities written down from the paper (Grover and Leskovec 2016,
 * section 3.2.2) without regard to speed: the oracle of the sampler's tests.
 */
final class ExactTransitions {
  private final Map<Integer, Map<Integer, Double>> weights = new TreeMap<>();
  private final double p;
  private final double q;

  ExactTransitions(CompactGraph graph, double p, double q) {
    this.p = p;
    this.q = q;
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
      double value = edge.getValue() * alpha(previous, edge.getKey());
      unnormalised.put(edge.getKey(), value);
      total += value;
    }
    double sum = total;
    unnormalised.replaceAll((node, value) -> value / sum);
    return unnormalised;
  }

  /** The paper's α_pq(t, x) with t the previous node: distance 0, 1, or 2 and more. */
  private double alpha(int previous, int next) {
    if (previous < 0) {
      return 1;
    }
    if (next == previous) {
      return 1 / p;
    }
    return weights.get(previous).containsKey(next) ? 1 : 1 / q;
  }
}
