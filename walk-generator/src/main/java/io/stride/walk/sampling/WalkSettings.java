package io.stride.walk.sampling;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * How node2vec walks are drawn (Grover and Leskovec, "node2vec: Scalable Feature Learning for
 * Networks", KDD 2016, section 3.2).
 *
 * @param length nodes of a walk, its start included; at least 2. A walk of 80 nodes has 79 steps
 * @param perNode walks that start at each node; at least 1
 * @param p return parameter, finite and &gt; 0: a step back to the previous node has weight 1/p
 * @param q in-out parameter, finite and &gt; 0: a step to a node that is not a neighbour of the
 *     previous one has weight 1/q
 * @param seed every draw is keyed by (seed, node, walk, draw); any value
 * @param bias what decides between near and far in a weighted graph
 */
public record WalkSettings(int length, int perNode, double p, double q, long seed, WalkBias bias)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public WalkSettings {
    require(length >= 2, "walk.length", length, ">= 2", "nodes of a walk, its start included");
    require(perNode >= 1, "walk.per-node", perNode, ">= 1", "walks that start at each node");
    require(positive(p), "walk.p", p, "> 0", "the return parameter; 1 is neutral");
    require(positive(q), "walk.q", q, "> 0", "the in-out parameter; 1 is neutral");
  }

  /**
   * Walks with node2vec's own bias.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public WalkSettings(int length, int perNode, double p, double q, long seed) {
    this(length, perNode, p, q, seed, WalkBias.NODE2VEC);
  }

  /** Whether the previous node does not matter, so that walks are first order. */
  public boolean firstOrder() {
    return p == 1.0 && q == 1.0;
  }

  private static boolean positive(double value) {
    return value > 0 && !Double.isInfinite(value);
  }
}
