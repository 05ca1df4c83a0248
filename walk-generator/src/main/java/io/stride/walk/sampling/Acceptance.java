package io.stride.walk.sampling;

/**
 * How likely a proposed step of a second-order walk is accepted: node2vec's bias of the step (1/p
 * back, 1 to a neighbour of the previous node, 1/q further away; Grover and Leskovec 2016, equation
 * in section 3.2.2) divided by a bound on it, so that accepted steps have exactly node2vec's
 * probabilities.
 *
 * @param back for a step back to the previous node, at most 1
 * @param near for a step to a neighbour of the previous node
 * @param far for any other step
 * @param extraBack proposals, in units of one edge, that always go back: what {@code back} lacks
 *     when the bound leaves 1/p out; 0 unless folded
 */
public record Acceptance(double back, double near, double far, double extraBack) {

  /** What fits a graph best. */
  public static Acceptance of(WalkSettings settings, boolean directed, boolean weighted) {
    return directed || weighted
        ? bounded(settings.p(), settings.q())
        : folded(settings.p(), settings.q());
  }

  /**
   * The bound covers all three cases: right for any graph.
   *
   * @param p return parameter, &gt; 0
   * @param q in-out parameter, &gt; 0
   */
  public static Acceptance bounded(double p, double q) {
    double bound = Math.max(1 / p, Math.max(1, 1 / q));
    return new Acceptance(1 / p / bound, 1 / bound, 1 / q / bound, 0);
  }

  /**
   * The bound covers near and far steps only; what a step back exceeds it by becomes proposals of
   * its own. Needs fewer trials where p is small, but the way back must exist and weigh as much as
   * any other edge: for undirected unweighted graphs.
   */
  public static Acceptance folded(double p, double q) {
    double bound = Math.max(1, 1 / q);
    double back = 1 / p / bound;
    return new Acceptance(Math.min(1, back), 1 / bound, 1 / q / bound, Math.max(0, back - 1));
  }

  /** A coin below this is accepted whether the step is near or far. */
  public double sure() {
    return Math.min(near, far);
  }

  /** A coin at or above this is rejected whether the step is near or far. */
  public double possible() {
    return Math.max(near, far);
  }

  /**
   * For a step to a node that is near by degrees, as node2vec+ has it (Liu, Hirn and Krishnan 2023,
   * equation 4): fully near if the edge from the previous node is heavy for the target, far without
   * one, in proportion between them; held at the smaller of both if the step's own edge is light
   * for the current node.
   *
   * @param weight of the edge from the previous node to the step's target; 0: there is none
   * @param threshold of the step's target, see {@link LooseEdges}
   * @param loose whether the step's own edge is
   */
  public double between(float weight, float threshold, boolean loose) {
    if (weight > 0 && weight >= threshold) {
      return near;
    }
    if (loose) {
      return sure();
    }
    return weight == 0 ? far : far + (near - far) * (weight / threshold);
  }
}
