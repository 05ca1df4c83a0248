package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Graphs on which walks meet everything: hubs, dead ends, lone nodes, wide weights. */
final class TestedGraphs {
  private TestedGraphs() {}

  /**
   * Random edges, low numbers preferred, with pendant and lone nodes.
   *
   * @param nodes how many take part; ten more do not, or nearly so
   * @param edges how many are drawn, duplicates left out
   */
  static CompactGraph random(int nodes, int edges, boolean weighted, boolean directed) {
    Random random = new Random(nodes);
    Set<List<Integer>> pairs = new TreeSet<>(TestedGraphs::compare);
    for (int i = 0; i < edges; i++) {
      int source = (int) (nodes * random.nextDouble() * random.nextDouble());
      add(pairs, source, random.nextInt(nodes));
    }
    for (int i = 0; i < 5; i++) {
      add(pairs, random.nextInt(nodes), nodes + i);
    }
    return graph(nodes + 10, pairs, weighted, directed);
  }

  /** A centre, its rays, and edges between some of them. */
  static CompactGraph star(int rays, boolean weighted, boolean directed) {
    Set<List<Integer>> pairs = new TreeSet<>(TestedGraphs::compare);
    for (int ray = 1; ray <= rays; ray++) {
      add(pairs, 0, ray);
      if (ray % 3 == 0) {
        add(pairs, ray, ray - 1);
        add(pairs, ray, 0);
      }
    }
    return graph(rays + 1, pairs, weighted, directed);
  }

  /** The same as lines of text; an edge stands in them once. */
  static List<String> lines(CompactGraph graph) {
    List<String> lines = new ArrayList<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      lines.add(node + " " + node + (graph.weighted() ? " 1" : ""));
      for (int i = 0; i < graph.degree(node); i++) {
        long entry = graph.firstEntry(node) + i;
        if (graph.directed() || node < graph.neighbour(entry)) {
          String weight = graph.weighted() ? " " + graph.weight(entry) : "";
          lines.add(node + " " + graph.neighbour(entry) + weight);
        }
      }
    }
    return lines;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    int first = one.get(0).compareTo(other.get(0));
    return first == 0 ? one.get(1).compareTo(other.get(1)) : first;
  }

  private static void add(Set<List<Integer>> pairs, int source, int target) {
    if (source != target && !pairs.contains(List.of(target, source))) {
      pairs.add(List.of(source, target));
    }
  }

  private static CompactGraph graph(
      int nodes, Set<List<Integer>> pairs, boolean weighted, boolean directed) {
    Random random = new Random(pairs.size());
    int[][] edges =
        pairs.stream().map(pair -> new int[] {pair.get(0), pair.get(1)}).toArray(int[][]::new);
    float[] weights = weighted ? new float[edges.length] : null;
    for (int i = 0; weighted && i < edges.length; i++) {
      weights[i] = (float) Math.exp(6 * random.nextDouble() - 3);
    }
    return SmallGraphs.of(nodes, edges, weights, directed);
  }
}
