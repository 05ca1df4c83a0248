package io.stride.train.skipgram;

import io.stride.train.table.NegativeSampling;
import io.stride.walk.sampling.WalkRandom;
import java.util.Arrays;

/**
 * Some consecutive positions of a walk, and how often each node near them (an input) meets each
 * node that stands there (a target) or was drawn. Draws are shared by the positions, as by the
 * neighbours of one in Ji et al., "Parallelizing Word2Vec in Shared and Distributed Memory", 2016:
 * a pair has {@code negatives} of them in the mean. What occurs several times is one row.
 */
final class PairBlock {
  /**
   * More are faster, but pairs of a block don't see each other's steps: with 4, macro-F1 on
   * Wikipedia-POS was a tenth lower, with 2 it was that of training pair by pair.
   */
  static final int POSITIONS = 2;

  private final int window;
  private final int draws;
  private final NodeNumbers inputs = new NodeNumbers();
  private final NodeNumbers targets = new NodeNumbers();
  private final int[] reaches = new int[POSITIONS];
  private final int[] standing = new int[POSITIONS];
  private final float[] drawn;
  private int[] neighbours = new int[64];
  private float[] near = new float[1024];
  private int[] totals = new int[64];
  private long pairs;

  /** An empty block. */
  PairBlock(SkipGramSettings settings) {
    this.window = settings.window();
    this.draws = settings.negatives() * POSITIONS;
    this.drawn = new float[POSITIONS + draws];
  }

  /**
   * Takes the positions from {@code from} on.
   *
   * @param walk nodes, of which the first {@code length} count
   * @param random gives a reach per position, then the draws
   */
  void fill(int[] walk, int length, int from, WalkRandom random, NegativeSampling sampling) {
    int to = Math.min(length, from + POSITIONS);
    inputs.clear();
    targets.clear();
    for (int at = from; at < to; at++) {
      // No reach leads further than the walk does; sums with a longer one could overflow.
      reaches[at - from] = Math.min(length, 1 + (int) (random.nextUnit() * window));
      standing[at - from] = targets.add(walk[at]);
    }
    draw(random, sampling);
    int first = first(from, to);
    number(walk, first, end(from, to, length));
    count(from, to, length, first);
  }

  private void draw(WalkRandom random, NegativeSampling sampling) {
    Arrays.fill(drawn, 0);
    for (int i = 0; i < draws; i++) {
      drawn[targets.add(sampling.pick(random.nextUnit()))] += 1f / POSITIONS;
    }
  }

  private int first(int from, int to) {
    int first = from;
    for (int at = from; at < to; at++) {
      first = Math.min(first, Math.max(0, at - reaches[at - from]));
    }
    return first;
  }

  private int end(int from, int to, int length) {
    int end = to;
    for (int at = from; at < to; at++) {
      end = Math.max(end, Math.min(length, at + reaches[at - from] + 1));
    }
    return end;
  }

  private void number(int[] walk, int first, int end) {
    if (neighbours.length < end - first) {
      neighbours = new int[2 * (end - first)];
      totals = new int[neighbours.length];
    }
    for (int i = first; i < end; i++) {
      neighbours[i - first] = inputs.add(walk[i]);
    }
  }

  private void count(int from, int to, int length, int first) {
    int size = inputs.count() * targets.count();
    if (near.length < size) {
      near = new float[2 * size];
    }
    Arrays.fill(near, 0, size, 0);
    Arrays.fill(totals, 0, inputs.count(), 0);
    pairs = 0;
    for (int at = from; at < to; at++) {
      int low = Math.max(0, at - reaches[at - from]);
      int end = Math.min(length, at + reaches[at - from] + 1);
      meet(at - first, low - first, end - first, standing[at - from]);
      pairs += end - low - 1;
    }
  }

  private void meet(int at, int low, int end, int target) {
    for (int i = low; i < end; i++) {
      if (i != at) {
        near[neighbours[i] * targets.count() + target]++;
        totals[neighbours[i]]++;
      }
    }
  }

  /** The nodes near the positions. */
  NodeNumbers inputs() {
    return inputs;
  }

  /** The nodes that stand at the positions, then those that were drawn besides. */
  NodeNumbers targets() {
    return targets;
  }

  /** How often input {@code i} is near target {@code t}: at {@code i * targets().count() + t}. */
  float[] near() {
    return near;
  }

  /** For each input the pairs that it is in. */
  int[] totals() {
    return totals;
  }

  /** For each target how often a pair has it as a drawn node, unless it is the pair's own one. */
  float[] drawn() {
    return drawn;
  }

  /** How many drawn nodes a pair has. */
  float drawnInAll() {
    return (float) draws / POSITIONS;
  }

  /** How often a target is met, drawn or not, rounded. */
  int uses(int target) {
    float uses = drawn[target] * pairs;
    for (int i = 0; i < inputs.count(); i++) {
      uses += near[i * targets.count() + target] * (1 - drawn[target]);
    }
    return Math.max(1, Math.round(uses));
  }

  /** Pairs of a position and one near it. */
  long pairs() {
    return pairs;
  }
}
