package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.AdjacencyRows;

/**
 * Draws a step from the weights of all neighbours, added up in the order and the arithmetic of
 * {@link io.stride.walk.sampling.SecondOrderSampler}, which draws the same.
 */
final class Enumeration {
  private final StepRule rule;
  private double[] weights = new double[0];

  Enumeration(StepRule rule) {
    this.rule = rule;
  }

  /**
   * The next node.
   *
   * @param table has the list of the walker's current node
   * @param row where
   * @param edges from the previous node, all that lead to a neighbour of the current one
   * @param unit a uniform draw in [0, 1)
   */
  int pick(Walker walker, RowTable table, int row, EdgeWeights edges, double unit) {
    AdjacencyRows rows = table.rows();
    int degree = rows.degree(row);
    long first = rows.firstEntry(row);
    double left = unit * weigh(walker, rows, first, degree, edges);
    for (int i = 0; i < degree - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return rows.neighbour(first + i);
      }
    }
    return rows.neighbour(first + degree - 1);
  }

  /** Fills in the weights; their sum. */
  private double weigh(
      Walker walker, AdjacencyRows rows, long first, int degree, EdgeWeights edges) {
    if (weights.length < degree) {
      weights = new double[degree];
    }
    edges.rewind();
    double total = 0;
    for (int i = 0; i < degree; i++) {
      long entry = first + i;
      int neighbour = rows.neighbour(entry);
      boolean light = rule.light(walker.current, rows, entry);
      double accepted =
          neighbour == walker.previous
              ? rule.acceptance().back() + rule.acceptance().extraBack()
              : rule.given(edges.next(neighbour), neighbour, light);
      weights[i] = rows.weight(entry) * accepted;
      total += weights[i];
    }
    return total;
  }
}
