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
      walkers.coin[walker] = -1;
      walkers.entry[walker] = graph.firstEntry(node) + (int) (WalkRandom.unit(counter) * degree);
      if (degree == 0) {
        end(walkers, walker);
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
      walkers.coin[walker] = start ? -1 : scaled - slot;
      walkers.entry[walker] = scaled >= degree ? Walkers.BACK : graph.firstEntry(node) + slot;
      if (degree == 0) {
        end(walkers, walker);
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

  private static void end(Walkers walkers, int walker) {
    walkers.limit[walker] = walkers.count[walker];
    walkers.entry[walker] = Walkers.BACK;
  }
}
