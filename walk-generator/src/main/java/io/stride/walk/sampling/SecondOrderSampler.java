package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/**
 * Exact node2vec walks by rejection: a neighbour is proposed as a first-order walk would choose it
 * and accepted with the probability that {@link Acceptance} gives, so no table of the size of all
 * edge pairs is needed. In a directed graph the distance of a step's target from the previous node
 * is taken along the edges' direction, as the paper defines it.
 *
 * <p>Where p or q is extreme, nearly every proposal may be rejected; after {@link #TRIALS} of them
 * the step is drawn from its enumerated distribution. Trials are independent, so the result has the
 * same probabilities, and no step takes longer than its node's degree.
 */
public final class SecondOrderSampler implements WalkSampler {
  /** Rejections after which a step is enumerated. */
  static final int TRIALS = 128;

  private static final int NONE = -1;

  private final CompactGraph graph;
  private final AliasTable alias;
  private final WalkSettings settings;
  private final Acceptance acceptance;
  private final double sure;
  private final double possible;
  private final WalkRandom random = new WalkRandom();

  /**
   * @param graph where to walk
   * @param alias the graph's table if it is weighted, else null
   * @param settings length, p, q and seed of the walks
   */
  public SecondOrderSampler(CompactGraph graph, AliasTable alias, WalkSettings settings) {
    if (graph.weighted() != (alias != null)) {
      throw new IllegalArgumentException("an alias table is for weighted graphs, and they need it");
    }
    this.graph = graph;
    this.alias = alias;
    this.settings = settings;
    boolean foldable = !graph.directed() && !graph.weighted();
    this.acceptance =
        foldable
            ? Acceptance.folded(settings.p(), settings.q())
            : Acceptance.bounded(settings.p(), settings.q());
    this.sure = acceptance.sure();
    this.possible = acceptance.possible();
  }

  @Override
  public int sample(int node, int walk, int[] path) {
    random.start(settings.seed(), node, walk);
    int previous = NONE;
    int current = node;
    int count = 0;
    path[count++] = current;
    while (count < settings.length() && graph.degree(current) > 0) {
      int next = step(previous, current);
      previous = current;
      current = next;
      path[count++] = current;
    }
    return count;
  }

  private int step(int previous, int current) {
    int first = graph.firstEntry(current);
    int degree = graph.degree(current);
    if (previous == NONE || settings.firstOrder()) {
      return graph.neighbour(proposeFirstOrder(first, degree));
    }
    for (int trial = 0; trial < TRIALS; trial++) {
      int next =
          alias == null
              ? tryUnweighted(previous, first, degree)
              : tryWeighted(previous, first, degree);
      if (next != NONE) {
        return next;
      }
    }
    return enumerate(previous, current);
  }

  private int proposeFirstOrder(int first, int degree) {
    double unit = random.nextUnit();
    return alias == null ? first + (int) (unit * degree) : alias.pick(first, degree, unit);
  }

  /** One draw decides all: its whole part names the proposal, its fraction is the coin. */
  private int tryUnweighted(int previous, int first, int degree) {
    double scaled = random.nextUnit() * (degree + acceptance.extraBack());
    if (scaled >= degree) {
      return previous;
    }
    int slot = (int) scaled;
    int candidate = graph.neighbour(first + slot);
    return accepted(previous, candidate, scaled - slot) ? candidate : NONE;
  }

  private int tryWeighted(int previous, int first, int degree) {
    int candidate = graph.neighbour(alias.pick(first, degree, random.nextUnit()));
    return accepted(previous, candidate, random.nextUnit()) ? candidate : NONE;
  }

  /** Looks for the edge only if the coin leaves it open. */
  private boolean accepted(int previous, int candidate, double coin) {
    if (candidate == previous) {
      return coin < acceptance.back();
    }
    if (coin < sure) {
      return true;
    }
    if (coin >= possible) {
      return false;
    }
    return coin < (graph.hasEdge(previous, candidate) ? acceptance.near() : acceptance.far());
  }

  /** Draws the step from the weights of all neighbours. */
  private int enumerate(int previous, int current) {
    int first = graph.firstEntry(current);
    int last = first + graph.degree(current) - 1;
    double total = 0;
    for (int entry = first; entry <= last; entry++) {
      total += bias(previous, entry);
    }
    double left = random.nextUnit() * total;
    for (int entry = first; entry < last; entry++) {
      left -= bias(previous, entry);
      if (left < 0) {
        return graph.neighbour(entry);
      }
    }
    return graph.neighbour(last);
  }

  private double bias(int previous, int entry) {
    int candidate = graph.neighbour(entry);
    double weight = graph.weight(entry);
    if (candidate == previous) {
      return weight * (acceptance.back() + acceptance.extraBack());
    }
    return weight * (graph.hasEdge(previous, candidate) ? acceptance.near() : acceptance.far());
  }
}
