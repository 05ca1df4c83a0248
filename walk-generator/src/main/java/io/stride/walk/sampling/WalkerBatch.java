package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * Draws walks many at a time, and returns them in the order in which they were asked for. Each walk
 * is the one that {@link SecondOrderSampler} draws for its key, but {@value #SIZE} walkers advance
 * together, in phases that do one thing for all of them: the memory accesses of a phase do not
 * depend on each other, so a processor waits for many at once instead of for one after another. A
 * walker that is done makes room for the next walk at once.
 *
 * <p>Before an edge is looked up, {@link EdgeFilter} is asked, which mostly knows that there is
 * none. Not for several threads; one a task.
 */
public final class WalkerBatch implements Iterator<int[]> {
  /** Walkers under way: more do not hide more latency, and their state leaves the first cache. */
  private static final int SIZE = 64;

  /** Walks begun and not yet returned, at most: room for those that overtake a slow one. */
  private static final int WINDOW = 2 * SIZE;

  private final WalkSettings settings;
  private final PrimitiveIterator.OfLong keys;
  private final Walkers walkers;
  private final Proposer proposer;
  private final StepDecision decision;
  private final int[][] finished = new int[WINDOW][];
  private long begun;
  private long returned;

  /**
   * Walks to be drawn.
   *
   * @param tables where to walk
   * @param settings length, p, q and seed of the walks
   * @param keys the walks wanted: start node in the upper 32 bits, number of the walk in the lower;
   *     read ahead of the walks returned
   */
  public WalkerBatch(WalkTables tables, WalkSettings settings, PrimitiveIterator.OfLong keys) {
    CompactGraph graph = tables.graph();
    Acceptance acceptance = Acceptance.of(settings, graph.directed(), graph.weighted());
    this.settings = settings;
    this.keys = keys;
    this.walkers = new Walkers(SIZE, settings.length());
    this.proposer =
        graph.weighted()
            ? new WeightedProposer(tables, settings.firstOrder(), SIZE)
            : new UniformProposer(graph, settings.firstOrder(), acceptance);
    this.decision = new StepDecision(tables, acceptance, SIZE);
  }

  @Override
  public boolean hasNext() {
    return returned < begun || keys.hasNext();
  }

  /**
   * The next walk's nodes, its start first: at least 1, at most the settings' length; the caller's
   * own array.
   */
  @Override
  public int[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int place = (int) (returned % WINDOW);
    while (finished[place] == null) {
      begin();
      proposer.propose(walkers);
      decision.decide(walkers);
      if (walkers.anyFinished) {
        retire();
      }
    }
    int[] path = finished[place];
    finished[place] = null;
    returned++;
    return path;
  }

  private void begin() {
    while (walkers.live < SIZE && begun - returned < WINDOW && keys.hasNext()) {
      long key = keys.nextLong();
      int node = (int) (key >>> 32);
      long counter = WalkRandom.first(settings.seed(), node, (int) key);
      walkers.add(begun++, node, counter);
    }
  }

  private void retire() {
    // From the last one, which takes the place of the one removed.
    for (int walker = walkers.live - 1; walker >= 0; walker--) {
      if (walkers.finished(walker)) {
        finished[(int) (walkers.ticket[walker] % WINDOW)] = walkers.path(walker);
        walkers.remove(walker);
      }
    }
    walkers.anyFinished = false;
  }
}
