package io.stride.train.features;

import io.stride.train.ranking.AreaUnderCurve;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DisjointSets;
import io.stride.walk.graph.ResidualGraph;
import io.stride.walk.sampling.WalkRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * A part of a graph's edges taken away, and some of them beside pairs without an edge: what tells
 * vectors of the residual graph apart without labels. Ends of non-edges are drawn by degree, as
 * those of edges are, so that degrees alone tell nothing.
 */
final class HeldOutLinks {
  /** Share of the edges that are taken away. */
  private static final double SHARE = 0.2;

  /** Edges that are compared at most, and non-edges for each: a standard error of some 0.005. */
  private static final int MOST_EDGES = 4000;

  private static final int NON_EDGES = 5;
  private static final int ATTEMPTS = 50;
  private static final long SALT = 0x48454C44L;

  private final CompactGraph residual;
  private final int[][] edges;
  private final int[][] nonEdges;

  private HeldOutLinks(CompactGraph residual, int[][] edges, int[][] nonEdges) {
    this.residual = residual;
    this.edges = edges;
    this.nonEdges = nonEdges;
  }

  /**
   * Chooses by (seed, edge) alone. What is connected stays connected: where an edge that is taken
   * was the only way between two parts, nothing in the rest could tell that they belong together,
   * and a graph that is nearly a tree would be judged by such edges.
   */
  static HeldOutLinks of(CompactGraph graph, long seed) {
    Ends ends = new Ends(graph);
    int[] entries = redundant(graph, ends, seed);
    BitSet taken = new BitSet();
    for (int entry : entries) {
      taken.set(entry);
      if (!graph.directed()) {
        taken.set(Math.toIntExact(graph.find(ends.target(entry), ends.source(entry))));
      }
    }
    SplittableRandom random = new SplittableRandom(WalkRandom.mix(seed ^ SALT));
    int[][] edges = sample(ends, entries, random);
    return new HeldOutLinks(
        ResidualGraph.without(graph, taken), edges, nonEdges(graph, ends, edges.length, random));
  }

  /** Those of a share of the edges whose ends the other edges connect. */
  private static int[] redundant(CompactGraph graph, Ends ends, long seed) {
    DisjointSets connected = new DisjointSets(graph.nodeCount());
    IntStream.Builder drawn = IntStream.builder();
    for (int node = 0; node < graph.nodeCount(); node++) {
      long end = graph.firstEntry(node) + graph.degree(node);
      for (long entry = graph.firstEntry(node); entry < end; entry++) {
        int other = graph.neighbour(entry);
        if (!graph.directed() && other < node) {
          continue; // seen from the other end
        }
        if (unit(seed, node, other) < SHARE) {
          drawn.add(Math.toIntExact(entry));
        } else {
          connected.union(node, other);
        }
      }
    }
    return drawn
        .build()
        .filter(entry -> !connected.union(ends.source(entry), ends.target(entry)))
        .toArray();
  }

  /** What is left of the graph. */
  CompactGraph residual() {
    return residual;
  }

  /** Edges that are compared. */
  int count() {
    return nonEdges.length == 0 ? 0 : edges.length;
  }

  /** Every node that a compared pair has. */
  IntStream nodes() {
    return IntStream.concat(flat(edges), flat(nonEdges)).distinct();
  }

  /**
   * The share of pairs of an edge and a non-edge in which the edge's ends have the higher cosine;
   * equal ones count half.
   *
   * @param vectors by node, at least those of {@link #nodes}
   */
  double areaUnderCurve(float[][] vectors) {
    return AreaUnderCurve.of(cosines(edges, vectors), cosines(nonEdges, vectors));
  }

  private static IntStream flat(int[][] pairs) {
    return Arrays.stream(pairs).flatMapToInt(Arrays::stream);
  }

  private static double[] cosines(int[][] pairs, float[][] vectors) {
    return Arrays.stream(pairs)
        .parallel()
        .mapToDouble(pair -> Vectors.cosine(vectors[pair[0]], vectors[pair[1]]))
        .toArray();
  }

  private static int[][] sample(Ends ends, int[] entries, SplittableRandom random) {
    int count = Math.min(MOST_EDGES, entries.length);
    int[][] edges = new int[count][];
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(i, entries.length);
      int entry = entries[at];
      entries[at] = entries[i];
      entries[i] = entry;
      edges[i] = new int[] {ends.source(entry), ends.target(entry)};
    }
    return edges;
  }

  private static int[][] nonEdges(
      CompactGraph graph, Ends ends, int edges, SplittableRandom random) {
    DoubleSupplier draw = random::nextDouble;
    return IntStream.range(0, edges * NON_EDGES)
        .mapToObj(i -> nonEdge(graph, ends, draw))
        .filter(pair -> pair.length > 0)
        .toArray(int[][]::new);
  }

  /** Nothing where the graph is so dense that none is met. */
  private static int[] nonEdge(CompactGraph graph, Ends ends, DoubleSupplier random) {
    long entries = graph.adjacencySize();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int source = ends.source((long) (random.getAsDouble() * entries));
      int target = ends.target((long) (random.getAsDouble() * entries));
      if (source != target && !graph.hasEdge(source, target) && !graph.hasEdge(target, source)) {
        return new int[] {source, target};
      }
    }
    return new int[0];
  }

  private static double unit(long seed, int source, int target) {
    long key = WalkRandom.mix(seed ^ SALT ^ WalkRandom.mix(((long) source << 32) | target));
    return (key >>> 11) * 0x1.0p-53;
  }

  /** The two nodes of an adjacency entry. */
  private record Ends(CompactGraph graph) {

    int target(long entry) {
      return graph.neighbour(entry);
    }

    /** The last node whose entries begin at this one or before. */
    int source(long entry) {
      int low = 0;
      int high = graph.nodeCount() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (graph.firstEntry(middle) <= entry) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
