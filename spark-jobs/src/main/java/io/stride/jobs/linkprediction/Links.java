package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;

/**
 * The connected pairs of a graph, each once whatever its direction: what is kept or held out as a
 * whole. Pairs stand in the order of their source, then of their target.
 */
final class Links {
  /** Bits of a sort key that hold the position; the others are random. */
  private static final int POSITION_BITS = 31;

  private final CompactGraph graph;
  private final int[] sources;
  private final int[] entries;

  private Links(CompactGraph graph, int[] sources, int[] entries) {
    this.graph = graph;
    this.sources = sources;
    this.entries = entries;
  }

  static Links of(CompactGraph graph) {
    int[] sources = new int[graph.adjacencySize()];
    int[] entries = new int[graph.adjacencySize()];
    int count = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      int end = graph.firstEntry(node) + graph.degree(node);
      for (int entry = graph.firstEntry(node); entry < end; entry++) {
        int other = graph.neighbour(entry);
        if (node < other || (node > other && !graph.hasEdge(other, node))) {
          sources[count] = node;
          entries[count++] = entry;
        }
      }
    }
    return new Links(graph, Arrays.copyOf(sources, count), Arrays.copyOf(entries, count));
  }

  int count() {
    return sources.length;
  }

  int source(int link) {
    return sources[link];
  }

  int target(int link) {
    return graph.neighbour(entries[link]);
  }

  /** Position of the adjacency entry that leads from source to target. */
  int entry(int link) {
    return entries[link];
  }

  /** Position of the entry that leads back, or -1. */
  int reverseEntry(int link) {
    int low = graph.firstEntry(target(link));
    int high = low + graph.degree(target(link)) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = graph.neighbour(middle);
      if (found == sources[link]) {
        return middle;
      }
      low = found < sources[link] ? middle + 1 : low;
      high = found < sources[link] ? high : middle - 1;
    }
    return -1;
  }

  /** Edges in the graph's count: 2 for a directed pair with an edge each way, else 1. */
  int edges(int link) {
    return graph.directed() && reverseEntry(link) >= 0 ? 2 : 1;
  }

  /** All links in a random order that follows from the seed and each link's nodes. */
  int[] shuffled(long seed) {
    long[] keys = new long[count()];
    for (int link = 0; link < keys.length; link++) {
      long low = Math.min(source(link), target(link));
      long high = Math.max(source(link), target(link));
      long random = KeyedHash.of(seed, low, high) >>> POSITION_BITS << POSITION_BITS;
      keys[link] = random | link;
    }
    Arrays.parallelSort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) (keys[i] & Integer.MAX_VALUE);
    }
    return order;
  }
}
