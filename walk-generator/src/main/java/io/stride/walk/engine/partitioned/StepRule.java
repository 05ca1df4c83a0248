package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.AdjacencyRows;
import io.stride.walk.sampling.Acceptance;
import io.stride.walk.sampling.LooseEdges;

/** Decides whether a proposed step is accepted, as far as a task's territory tells. */
final class StepRule {
  private final Territory territory;
  private final Acceptance acceptance;
  private final LooseEdges loose;

  /**
   * @param territory what is known of the edges
   * @param loose thresholds by node, or null
   */
  StepRule(Territory territory, Acceptance acceptance, LooseEdges loose) {
    this.territory = territory;
    this.acceptance = acceptance;
    this.loose = loose;
  }

  /** What becomes of a proposal. */
  enum Verdict {
    ACCEPTED,
    REJECTED,
    /** Only a part that has one of the two adjacency lists can say. */
    OPEN
  }

  /** How accepted steps come about. */
  Acceptance acceptance() {
    return acceptance;
  }

  /** Whether an entry of {@code node}'s list is light for it; false unless walks ask. */
  boolean light(int node, AdjacencyRows rows, long entry) {
    return loose != null && rows.weight(entry) < loose.threshold(node);
  }

  /**
   * Judges a proposal; looks for the edge only if the coin leaves it open.
   *
   * @param coin a uniform draw in [0, 1)
   * @param light whether the edge of the step itself is
   */
  Verdict judge(int previous, int candidate, double coin, boolean light) {
    if (candidate == previous) {
      return coin < acceptance.back() ? Verdict.ACCEPTED : Verdict.REJECTED;
    }
    if (coin < acceptance.sure()) {
      return Verdict.ACCEPTED;
    }
    if (coin >= acceptance.possible()) {
      return Verdict.REJECTED;
    }
    float edge = territory.edge(previous, candidate);
    if (edge < 0) {
      return Verdict.OPEN;
    }
    return coin < given(edge, candidate, light) ? Verdict.ACCEPTED : Verdict.REJECTED;
  }

  /**
   * How likely a step is accepted that does not lead back.
   *
   * @param edge the weight of the edge from the previous node to the candidate; 0: there is none
   */
  double given(float edge, int candidate, boolean light) {
    if (loose == null) {
      return edge > 0 ? acceptance.near() : acceptance.far();
    }
    return acceptance.between(edge, loose.threshold(candidate), light);
  }
}
