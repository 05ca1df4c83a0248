package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws pairs of nodes that are not connected, uniformly and without repeats. Both nodes have at
 * least one edge: a node without any would be told from the others by its zero vector alone.
 */
public final class NonEdgeSampler {
  /** Key of this use of the seed. */
  private static final long PURPOSE = 0x6e6f6e65646765L;

  /** Below this many non-edges per wanted one they are listed rather than guessed. */
  private static final int LISTING_RATIO = 3;

  private final CompactGraph graph;
  private final int[] candidates;
  private final SplittableRandom random;

  private NonEdgeSampler(CompactGraph graph, long seed) {
    this.graph = graph;
    this.candidates = candidates(graph);
    this.random = new SplittableRandom(KeyedHash.of(seed, PURPOSE));
  }

  /**
   * Draws; the same for the same graph, number and seed.
   *
   * @param graph the full graph: no pair has an edge in it, in either direction
   * @param wanted number of pairs; 0 to 2^29
   * @param seed of the draw
   * @return pairs in random order, the smaller node first
   * @throws InvalidInputException if the graph has fewer such pairs
   */
  public static NodePairs sample(CompactGraph graph, int wanted, long seed) {
    long available = requireAvailable(graph, wanted);
    NonEdgeSampler sampler = new NonEdgeSampler(graph, seed);
    // A rejected draw is rare while few of the pairs are edges or drawn already.
    return available / LISTING_RATIO < wanted
        ? sampler.fromList((int) available, wanted)
        : sampler.byRejection(wanted);
  }

  private NodePairs byRejection(int wanted) {
    LongSet drawn = new LongSet(wanted);
    int[] pairs = new int[2 * wanted];
    int found = 0;
    while (found < wanted) {
      int a = candidates[random.nextInt(candidates.length)];
      int b = candidates[random.nextInt(candidates.length)];
      int low = Math.min(a, b);
      int high = Math.max(a, b);
      if (low != high && !connected(graph, low, high) && drawn.add(((long) low << 32) | high)) {
        pairs[2 * found] = low;
        pairs[2 * found + 1] = high;
        found++;
      }
    }
    return NodePairs.of(pairs);
  }

  /** The first steps of a Fisher-Yates shuffle of all non-edges. */
  private NodePairs fromList(int available, int wanted) {
    long[] all = allNonEdges(available);
    int[] pairs = new int[2 * wanted];
    for (int i = 0; i < wanted; i++) {
      int chosen = i + random.nextInt(available - i);
      long pair = all[chosen];
      all[chosen] = all[i];
      pairs[2 * i] = (int) (pair >>> 32);
      pairs[2 * i + 1] = (int) pair;
    }
    return NodePairs.of(pairs);
  }

  private long[] allNonEdges(int available) {
    long[] all = new long[available];
    int count = 0;
    for (int i = 0; i < candidates.length; i++) {
      for (int j = i + 1; j < candidates.length; j++) {
        if (!connected(graph, candidates[i], candidates[j])) {
          all[count++] = ((long) candidates[i] << 32) | candidates[j];
        }
      }
    }
    return all;
  }

  /** The nodes that have an edge. */
  private static int[] candidates(CompactGraph graph) {
    int[] degrees = NodeDegrees.of(graph);
    return IntStream.range(0, degrees.length).filter(node -> degrees[node] > 0).toArray();
  }

  /** Whether there is an edge in either direction. */
  static boolean connected(CompactGraph graph, int a, int b) {
    return graph.hasEdge(a, b) || (graph.directed() && graph.hasEdge(b, a));
  }

  /**
   * Number of pairs of nodes with edges that are not connected.
   *
   * @throws InvalidInputException if it is less than {@code wanted}
   */
  static long requireAvailable(CompactGraph graph, int wanted) {
    long nodes = candidates(graph).length;
    long available = nodes * (nodes - 1) / 2 - Links.of(graph).count();
    if (wanted > available) {
      throw new InvalidInputException(
          "%,d pairs without an edge are needed, the graph has only %,d; it is too dense, hold out fewer edges"
              .formatted(wanted, available));
    }
    return available;
  }
}
