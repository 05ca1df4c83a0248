package io.stride.walk.sampling;

/**
 * The later phases of a step: what the coin decides alone; what the edge filter decides; what needs
 * a look at the edges.
 */
final class StepDecision {
  private final EdgeFilter filter;
  private final StepBias bias;
  private final double back;
  private final double sure;
  private final double possible;
  private final int[] open;
  private final boolean[] apart;

  StepDecision(WalkTables tables, Acceptance acceptance, int size) {
    this.filter = tables.filter();
    this.bias = new StepBias(tables, acceptance);
    this.back = acceptance.back();
    this.sure = acceptance.sure();
    this.possible = acceptance.possible();
    this.open = new int[size];
    this.apart = new boolean[size];
  }

  /** Accepts or rejects the proposals of all walkers. */
  void decide(Walkers walkers) {
    int undecided = byCoin(walkers);
    if (undecided > 0) {
      undecided = byFilter(walkers, undecided);
      byEdge(walkers, undecided);
    }
  }

  /** Leaves the walkers whose step may be near or far in {@code open}. */
  private int byCoin(Walkers walkers) {
    int undecided = 0;
    for (int walker = 0; walker < walkers.live; walker++) {
      int candidate = walkers.candidate[walker];
      double coin = walkers.coin[walker];
      boolean backwards = candidate == walkers.previous[walker];
      if (coin < (backwards ? back : sure)) {
        walkers.move(walker, candidate);
      } else if (backwards || coin >= possible) {
        reject(walkers, walker);
      } else {
        open[undecided++] = walker;
      }
    }
    return undecided;
  }

  private int byFilter(Walkers walkers, int undecided) {
    for (int i = 0; i < undecided; i++) {
      int walker = open[i];
      apart[i] = !filter.perhaps(walkers.previous[walker], walkers.candidate[walker]);
    }
    int left = 0;
    for (int i = 0; i < undecided; i++) {
      int walker = open[i];
      if (apart[i]) {
        double far = bias.apart(walkers.current[walker], walkers.entry[walker]);
        settle(walkers, walker, far);
      } else {
        open[left++] = walker;
      }
    }
    return left;
  }

  private void byEdge(Walkers walkers, int undecided) {
    for (int i = 0; i < undecided; i++) {
      int walker = open[i];
      int previous = walkers.previous[walker];
      int current = walkers.current[walker];
      settle(walkers, walker, bias.acceptance(previous, current, walkers.entry[walker]));
    }
  }

  private void settle(Walkers walkers, int walker, double acceptance) {
    if (walkers.coin[walker] < acceptance) {
      walkers.move(walker, walkers.candidate[walker]);
    } else {
      reject(walkers, walker);
    }
  }

  /** After too many rejections in a row the step is enumerated, with a draw of its own. */
  private void reject(Walkers walkers, int walker) {
    if (++walkers.rejections[walker] < SecondOrderSampler.TRIALS) {
      return;
    }
    long counter = walkers.counter[walker] + WalkRandom.GAMMA;
    walkers.counter[walker] = counter;
    int previous = walkers.previous[walker];
    double unit = WalkRandom.unit(counter);
    walkers.move(walker, bias.enumerate(previous, walkers.current[walker], unit));
  }
}
