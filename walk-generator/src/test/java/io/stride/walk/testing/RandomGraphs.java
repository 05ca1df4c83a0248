package io.stride.walk.testing;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.CompactGraphBuilder;
import java.util.Random;
import java.util.TreeSet;

/** Random graphs with hubs, dead ends and isolated nodes; the same for the same seed. */
public final class RandomGraphs {
  private RandomGraphs() {}

  /**
   * A graph in which low numbers have many edges.
   *
   * @param nodes at least 2; the last tenth of them has no edge
   * @param edges at most as many; pairs drawn twice count once
   */
  public static CompactGraph of(
      int nodes, int edges, boolean weighted, boolean directed, long seed) {
    Random random = new Random(seed);
    TreeSet<Long> pairs = new TreeSet<>();
    int used = Math.max(2, nodes * 9 / 10);
    for (int i = 0; i < edges; i++) {
      // The square of a uniform number is small more often than not.
      int source = (int) (used * Math.pow(random.nextDouble(), 2));
      int target = random.nextInt(used);
      if (source != target) {
        boolean swap = !directed && source > target;
        pairs.add(((long) (swap ? target : source) << 32) | (swap ? source : target));
      }
    }
    int[] sources = pairs.stream().mapToInt(pair -> (int) (pair >>> 32)).toArray();
    int[] targets = pairs.stream().mapToInt(Long::intValue).toArray();
    float[] weights = weighted ? new float[sources.length] : null;
    for (int i = 0; weighted && i < weights.length; i++) {
      weights[i] = (float) Math.exp(3 * random.nextGaussian());
    }
    return CompactGraphBuilder.fromEdges(nodes, sources, targets, weights, directed);
  }
}
