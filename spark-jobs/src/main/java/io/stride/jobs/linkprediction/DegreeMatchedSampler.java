package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.KeyedHash;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.CompactGraph;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws for each edge a pair of nodes that are not connected and whose degrees are those of the
 * edge's nodes, without repeats.
 *
 * <p>An edge ends at a node with a probability proportional to its degree, a uniform pair does not,
 * so against uniform pairs the degrees alone tell much (Aiyappa et al., "Implicit degree bias in
 * the link prediction task", 2024, who draw both nodes in proportion to their degrees). Matching
 * each edge keeps the joint distribution of both degrees as well. The degrees are those of the
 * residual graph, which is all that a scorer sees; those of the full graph would tell it that a
 * held-out edge's nodes have lost one more edge.
 *
 * <p>A node's stand-in comes uniformly from the nodes of its degree; where these are few, from
 * about {@value #WINDOW} ranks of degree to either side too. If no free pair is found there, the
 * window doubles.
 */
final class DegreeMatchedSampler {
  /** Key of this use of the seed. */
  private static final long PURPOSE = 0x6d61746368L;

  private static final int WINDOW = 10;
  private static final int DRAWS_PER_WINDOW = 50;

  private final CompactGraph graph;
  private final int[] degrees;
  private final int[] byDegree;
  private final LongSet drawn;
  private int widened;

  private DegreeMatchedSampler(CompactGraph graph, int[] degrees, int wanted) {
    this.graph = graph;
    this.degrees = degrees;
    this.byDegree =
        IntStream.range(0, degrees.length)
            .filter(node -> degrees[node] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(node -> degrees[node]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.drawn = new LongSet(wanted);
  }

  /**
   * Draws; the same for the same arguments.
   *
   * @param graph the full graph: no pair has an edge in it, in either direction
   * @param degrees residual degree per node; &gt;= 1 for the nodes of {@code edges}
   * @param edges what is matched
   * @throws InvalidInputException if the graph has fewer pairs without an edge
   */
  static MatchedNonEdges sample(CompactGraph graph, int[] degrees, NodePairs edges, long seed) {
    NonEdgeSampler.requireAvailable(graph, edges.count());
    DegreeMatchedSampler sampler = new DegreeMatchedSampler(graph, degrees, edges.count());
    int[] pairs = new int[2 * edges.count()];
    for (int i = 0; i < edges.count(); i++) {
      long pair =
          sampler.match(
              edges.source(i),
              edges.target(i),
              new SplittableRandom(KeyedHash.of(seed, PURPOSE, edges.source(i), edges.target(i))));
      pairs[2 * i] = (int) (pair >>> 32);
      pairs[2 * i + 1] = (int) pair;
    }
    return new MatchedNonEdges(NodePairs.of(pairs), sampler.widened);
  }

  private long match(int source, int target, SplittableRandom random) {
    for (long window = WINDOW; ; window = Math.min(2 * window, byDegree.length)) {
      for (int draw = 0; draw < DRAWS_PER_WINDOW; draw++) {
        int a = standIn(degrees[source], (int) window, random);
        int b = standIn(degrees[target], (int) window, random);
        long pair = ((long) Math.min(a, b) << 32) | Math.max(a, b);
        if (a != b && !NonEdgeSampler.connected(graph, a, b) && drawn.add(pair)) {
          widened += window > WINDOW ? 1 : 0;
          return pair;
        }
      }
    }
  }

  /** A node from the ranks of {@code degree}, or from more ranks if these are few. */
  private int standIn(int degree, int window, SplittableRandom random) {
    int from = rank(degree);
    int to = rank(degree + 1);
    if (to - from <= 2 * window) {
      from = Math.max(0, from - window);
      to = Math.min(byDegree.length, to + window);
    }
    return byDegree[from + random.nextInt(to - from)];
  }

  /** Number of nodes whose degree is lower. */
  private int rank(int degree) {
    int low = 0;
    int high = byDegree.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (degrees[byDegree[middle]] < degree) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
