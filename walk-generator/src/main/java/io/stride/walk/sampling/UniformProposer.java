package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/** Proposes neighbours of an unweighted graph: one draw is both the proposal and the coin. */
final class UniformProposer implements Proposer {
  private final CompactGraph graph;
  private final boolean firstOrder;
  private final double extraBack;

  UniformProposer(CompactGraph graph, boolean firstOrder, Acceptance acceptance) {
    this.graph = graph;
    this.firstOrder = firstOrder;
    this.extraBack = acceptance.extraBack();
  }

  @Override
  public void propose(Walkers walkers) {
    if (firstOrder) {
      drawFirstOrder(walkers);
    } else {
      draw(walkers);
    }
    fetch(walkers);
  }

  private void drawFirstOrder(Walkers walkers) {
    for (int walker = 0; walker < walkers.live; walker++) {
      int node = walkers.current[walker];
      int degree = graph.degree(node);
      long counter = walkers.counter[walker] + WalkRandom.GAMMA;
      walkers.counter[walker] = counter;
      walkers.coin[walker] = Walkers.CERTAIN;
      walkers.entry[walker] = graph.firstEntry(node) + (int) (WalkRandom.unit(counter) * degree);
      if (degree == 0) {
        walkers.stop(walker);
      }
    }
  }

  private void draw(Walkers walkers) {
    for (int walker = 0; walker < walkers.live; walker++) {
      int node = walkers.current[walker];
      int degree = graph.degree(node);
      long counter = walkers.counter[walker] + WalkRandom.GAMMA;
      walkers.counter[walker] = counter;
      boolean start = walkers.previous[walker] == Walkers.NONE;
      double scaled = WalkRandom.unit(counter) * (start ? degree : degree + extraBack);
      int slot = (int) scaled;
      boolean back = scaled >= degree;
      walkers.coin[walker] = start || back ? Walkers.CERTAIN : scaled - slot;
      walkers.entry[walker] = back ? Walkers.BACK : graph.firstEntry(node) + slot;
      if (degree == 0) {
        walkers.stop(walker);
      }
    }
  }

  private void fetch(Walkers walkers) {
    for (int walker = 0; walker < walkers.live; walker++) {
      long entry = walkers.entry[walker];
      walkers.candidate[walker] =
          entry == Walkers.BACK ? walkers.previous[walker] : graph.neighbour(entry);
    }
  }
}
