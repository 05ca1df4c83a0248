package io.stride.walk.engine;

import io.stride.walk.sampling.WalkRandom;

/**
 * As many walks as {@link AllNodes} would start, in expectation, but each node's share is that of
 * its degree: {@code perDegree} times the degree, rounded up or down at random so that the
 * expectation is exact. The rounding follows from seed and node alone.
 *
 * @param perDegree walks per edge that leads out of a node, &gt; 0
 * @param seed which nodes are rounded up follows from it
 */
public record DegreeWeighted(double perDegree, long seed) implements WalkStarts {
  /** No walk has this number, so no walk shares its draws. */
  private static final int ROUNDING = -1;

  /**
   * Walks for a whole graph.
   *
   * @param perNode walks a node on average
   * @param nodes nodes of the graph
   * @param totalDegree sum of all nodes' degrees, at least 1
   */
  public static DegreeWeighted of(int perNode, int nodes, long totalDegree, long seed) {
    return new DegreeWeighted((double) perNode * nodes / totalDegree, seed);
  }

  @Override
  public int walks(int node, int degree) {
    double expected = perDegree * degree;
    int whole = (int) expected;
    WalkRandom random = new WalkRandom();
    random.start(seed, node, ROUNDING);
    return random.nextUnit() < expected - whole ? whole + 1 : whole;
  }
}
