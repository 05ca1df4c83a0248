package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.walk.error.InvalidInputException;
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

  /**
   * The links of a graph.
   *
   * @throws InvalidInputException if it has more adjacency entries than an int can count
   */
  static Links of(CompactGraph graph) {
    if (graph.adjacencySize() > Integer.MAX_VALUE - 8L) {
      throw new InvalidInputException(
          "the graph has "
              + graph.adjacencySize()
              + " adjacency entries, more than the 2^31 among which edges can be held out");
    }
    int[] sources = new int[(int) graph.adjacencySize()];
    int[] entries = new int[(int) graph.adjacencySize()];
    int count = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        int other = graph.neighbour(entry);
        if (node < other || (node > other && !graph.hasEdge(other, node))) {
          sources[count] = node;
          entries[count++] = (int) entry;
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
    return (int) graph.find(target(link), sources[link]);
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
