package io.stride.walk.engine.partitioned;

import io.stride.walk.engine.partitioned.StepRule.Verdict;

/**
 * Proposes steps and judges them: at the current node, or later elsewhere from what was carried.
 */
final class Proposals {
  private final StepRule rule;
  private final Trial trial;
  private int candidate;
  private boolean light;

  Proposals(StepRule rule, Trial trial) {
    this.rule = rule;
    this.trial = trial;
  }

  /**
   * Draws a trial at the walker's current node.
   *
   * @param table has that node's list
   * @param row where
   * @param number of the trial
   */
  Verdict draw(Walker walker, RowTable table, int row, int number) {
    trial.draw(walker.stream, number, table.rows().degree(row));
    if (trial.back()) {
      candidate = walker.previous;
      light = false;
    } else {
      long entry = trial.entry(table, row);
      candidate = table.rows().neighbour(entry);
      light = rule.light(walker.current, table.rows(), entry);
    }
    return rule.judge(walker.previous, candidate, trial.coin(), light);
  }

  /**
   * Draws a trial again whose proposal is known.
   *
   * @param degree of the walker's current node
   * @param number of the trial
   * @param known the proposal
   * @param edgeLight whether the edge to it is
   */
  Verdict redraw(Walker walker, int degree, int number, int known, boolean edgeLight) {
    trial.draw(walker.stream, number, degree);
    return rule.judge(walker.previous, known, trial.coin(), edgeLight);
  }

  /** The proposal of the last trial drawn. */
  int candidate() {
    return candidate;
  }

  /** Whether the edge to it is light for the current node; only node2vec+ asks. */
  boolean light() {
    return light;
  }
}
