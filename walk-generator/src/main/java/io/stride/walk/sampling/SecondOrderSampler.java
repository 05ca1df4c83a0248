package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/**
 * Exact node2vec walks by rejection, one after another: a neighbour is proposed as a first-order
 * walk would choose it and accepted with the probability that {@link Acceptance} gives, so no table
 * of the size of all edge pairs is needed. In a directed graph the distance of a step's target from
 * the previous node is taken along the edges' direction, as the paper defines it.
 *
 * <p>Where p or q is extreme, nearly every proposal may be rejected; after {@link #TRIALS} of them
 * the step is drawn from its enumerated distribution. Trials are independent, so the result has the
 * same probabilities, and no step takes longer than its node's degree.
 *
 * <p>This is the definition of a walk in plain form. {@link WalkerBatch} draws the same walks
 * faster.
 */
public final class SecondOrderSampler implements WalkSampler {
  /** Rejections after which a step is enumerated. */
  public static final int TRIALS = 128;

  private static final int NONE = -1;

  private final CompactGraph graph;
  private final AliasTable alias;
  private final WalkSettings settings;
  private final Acceptance acceptance;
  private final StepBias bias;
  private final double sure;
  private final double possible;
  private final WalkRandom random = new WalkRandom();

  /**
   * @param tables where to walk
   * @param settings length, p, q and seed of the walks
   */
  public SecondOrderSampler(WalkTables tables, WalkSettings settings) {
    this.graph = tables.graph();
    this.alias = tables.alias();
    this.settings = settings;
    this.acceptance = Acceptance.of(settings, graph.directed(), graph.weighted());
    this.bias = new StepBias(tables, acceptance);
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
    if (previous == NONE || settings.firstOrder()) {
      return graph.neighbour(propose(graph.firstEntry(current), graph.degree(current)));
    }
    for (int trial = 0; trial < TRIALS; trial++) {
      int next = alias == null ? tryUnweighted(previous, current) : tryWeighted(previous, current);
      if (next != NONE) {
        return next;
      }
    }
    return bias.enumerate(previous, current, random.nextUnit());
  }

  private long propose(long first, int degree) {
    double unit = random.nextUnit();
    return alias == null ? first + (int) (unit * degree) : alias.pick(first, degree, unit);
  }

  /** One draw decides all: its whole part names the proposal, its fraction is the coin. */
  private int tryUnweighted(int previous, int current) {
    int degree = graph.degree(current);
    double scaled = random.nextUnit() * (degree + acceptance.extraBack());
    if (scaled >= degree) {
      return previous;
    }
    int slot = (int) scaled;
    long entry = graph.firstEntry(current) + slot;
    return accepted(previous, current, entry, scaled - slot) ? graph.neighbour(entry) : NONE;
  }

  private int tryWeighted(int previous, int current) {
    long entry = alias.pick(graph.firstEntry(current), graph.degree(current), random.nextUnit());
    return accepted(previous, current, entry, random.nextUnit()) ? graph.neighbour(entry) : NONE;
  }

  /** Looks for the edge only if the coin leaves it open. */
  private boolean accepted(int previous, int current, long entry, double coin) {
    int candidate = graph.neighbour(entry);
    if (candidate == previous) {
      return coin < acceptance.back();
    }
    if (coin < sure) {
      return true;
    }
    return coin < possible && coin < bias.acceptance(previous, current, entry);
  }
}
