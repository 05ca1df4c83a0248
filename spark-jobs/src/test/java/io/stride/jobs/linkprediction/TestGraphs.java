package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.FloatChunks;
import io.stride.walk.graph.IntChunks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/** Small graphs for the tests of this package. */
final class TestGraphs {
  private TestGraphs() {}

  /** From source and target of each edge, one after the other. */
  static CompactGraph of(int nodes, boolean directed, int... edges) {
    return build(nodes, directed, false, edges);
  }

  /** The same; the edge between a and b weighs 1 + min(a, b) + 100 max(a, b). */
  static CompactGraph weighted(int nodes, boolean directed, int... edges) {
    return build(nodes, directed, true, edges);
  }

  static float weight(int a, int b) {
    return 1f + Math.min(a, b) + 100f * Math.max(a, b);
  }

  /** Each pair (of two directions, if directed) is an edge with the probability given for it. */
  static CompactGraph random(
      int nodes, boolean directed, long seed, ToDoubleBiFunction<Integer, Integer> probability) {
    Random random = new Random(seed);
    List<Integer> edges = new ArrayList<>();
    for (int a = 0; a < nodes; a++) {
      for (int b = directed ? 0 : a + 1; b < nodes; b++) {
        if (a != b && random.nextDouble() < probability.applyAsDouble(a, b)) {
          edges.add(a);
          edges.add(b);
        }
      }
    }
    return of(nodes, directed, edges.stream().mapToInt(Integer::intValue).toArray());
  }

  /** All edges as "a-b", an undirected one with the smaller node first. */
  static Set<String> edges(CompactGraph graph) {
    Set<String> edges = new HashSet<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        edges.add(name(graph.directed(), node, graph.neighbour(entry)));
      }
    }
    return edges;
  }

  /** All pairs, named like {@link #edges}. */
  static List<String> names(boolean directed, NodePairs pairs) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pairs.count(); i++) {
      names.add(name(directed, pairs.source(i), pairs.target(i)));
    }
    return names;
  }

  private static String name(boolean directed, int a, int b) {
    return directed || a < b ? a + "-" + b : b + "-" + a;
  }

  private static CompactGraph build(int nodes, boolean directed, boolean weighted, int[] edges) {
    List<TreeMap<Integer, Float>> lists = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      lists.add(new TreeMap<>());
    }
    for (int i = 0; i < edges.length; i += 2) {
      float weight = weight(edges[i], edges[i + 1]);
      lists.get(edges[i]).put(edges[i + 1], weight);
      if (!directed) {
        lists.get(edges[i + 1]).put(edges[i], weight);
      }
    }
    int size = lists.stream().mapToInt(TreeMap::size).sum();
    long[] offsets = new long[nodes + 1];
    IntChunks neighbours = IntChunks.ofLength(size);
    FloatChunks weights = FloatChunks.ofLength(size);
    int at = 0;
    for (int node = 0; node < nodes; node++) {
      for (var entry : lists.get(node).entrySet()) {
        neighbours.set(at, entry.getKey());
        weights.set(at++, entry.getValue());
      }
      offsets[node + 1] = at;
    }
    return new CompactGraph(offsets, neighbours, weighted ? weights : null, directed);
  }
}
