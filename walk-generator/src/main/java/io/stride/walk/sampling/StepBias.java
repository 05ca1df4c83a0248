package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/** Decides exactly how likely a single step is, by looking the edge from the previous node up. */
final class StepBias {
  private final CompactGraph graph;
  private final LooseEdges loose;
  private final Acceptance acceptance;

  StepBias(WalkTables tables, Acceptance acceptance) {
    this.graph = tables.graph();
    this.loose = tables.loose();
    this.acceptance = acceptance;
  }

  /**
   * The probability that a proposed step is accepted, unless it leads back.
   *
   * @param entry of {@code current}, the proposal; does not name {@code previous}
   */
  double acceptance(int previous, int current, long entry) {
    int candidate = graph.neighbour(entry);
    if (loose == null) {
      return graph.hasEdge(previous, candidate) ? acceptance.near() : acceptance.far();
    }
    long edge = graph.find(previous, candidate);
    return between(edge < 0 ? 0 : graph.weight(edge), current, entry);
  }

  /** The same if it is known that no edge leads from the previous node to the step's target. */
  double apart(int current, long entry) {
    return loose == null ? acceptance.far() : between(0, current, entry);
  }

  /**
   * Draws a step from the weights of all neighbours of {@code current}.
   *
   * @param unit a uniform draw in [0, 1)
   */
  int enumerate(int previous, int current, double unit) {
    long first = graph.firstEntry(current);
    long last = first + graph.degree(current) - 1;
    double total = 0;
    for (long entry = first; entry <= last; entry++) {
      total += weight(previous, current, entry);
    }
    double left = unit * total;
    for (long entry = first; entry < last; entry++) {
      left -= weight(previous, current, entry);
      if (left < 0) {
        return graph.neighbour(entry);
      }
    }
    return graph.neighbour(last);
  }

  private double weight(int previous, int current, long entry) {
    boolean back = graph.neighbour(entry) == previous;
    return graph.weight(entry)
        * (back
            ? acceptance.back() + acceptance.extraBack()
            : acceptance(previous, current, entry));
  }

  private double between(float weight, int current, long entry) {
    boolean light = graph.weight(entry) < loose.threshold(current);
    return acceptance.between(weight, loose.threshold(graph.neighbour(entry)), light);
  }
}
