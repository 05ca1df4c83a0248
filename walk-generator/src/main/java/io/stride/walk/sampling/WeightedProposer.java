package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/** Proposes neighbours by weight: one draw for the alias table, another one for the coin. */
final class WeightedProposer implements Proposer {
  private final CompactGraph graph;
  private final AliasTable alias;
  private final boolean firstOrder;
  private final double[] unit;

  WeightedProposer(WalkTables tables, boolean firstOrder, int size) {
    this.graph = tables.graph();
    this.alias = tables.alias();
    this.firstOrder = firstOrder;
    this.unit = new double[size];
  }

  @Override
  public void propose(Walkers walkers) {
    draw(walkers);
    pick(walkers);
    for (int walker = 0; walker < walkers.live; walker++) {
      long entry = walkers.entry[walker];
      walkers.candidate[walker] =
          entry == Walkers.BACK ? walkers.previous[walker] : graph.neighbour(entry);
    }
  }

  private void draw(Walkers walkers) {
    for (int walker = 0; walker < walkers.live; walker++) {
      long counter = walkers.counter[walker] + WalkRandom.GAMMA;
      unit[walker] = WalkRandom.unit(counter);
      boolean sure = firstOrder || walkers.previous[walker] == Walkers.NONE;
      walkers.coin[walker] = Walkers.CERTAIN;
      if (!sure) {
        counter += WalkRandom.GAMMA;
        walkers.coin[walker] = WalkRandom.unit(counter);
      }
      walkers.counter[walker] = counter;
    }
  }

  private void pick(Walkers walkers) {
    for (int walker = 0; walker < walkers.live; walker++) {
      int node = walkers.current[walker];
      int degree = graph.degree(node);
      if (degree == 0) {
        walkers.stop(walker);
      } else {
        walkers.entry[walker] = alias.pick(graph.firstEntry(node), degree, unit[walker]);
      }
    }
  }
}
