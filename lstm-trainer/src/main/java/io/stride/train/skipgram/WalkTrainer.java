package io.stride.train.skipgram;

import io.stride.train.versioned.TablePair;
import io.stride.walk.sampling.WalkRandom;

/**
 * Trains walk after walk on copies of the rows that it touches. As in word2vec a position's
 * neighbours are the inputs, and the node at the position is what they predict.
 */
final class WalkTrainer {
  private final SkipGramSettings settings;
  private final TokenSampling sampling;
  private final TouchedRows input;
  private final TouchedRows output;
  private final PairKernel kernel;
  private final WalkRandom random = new WalkRandom();
  private final int[] targets;
  private final int[] counts;
  private PartitionRound.Tally tally = PartitionRound.Tally.NONE;

  WalkTrainer(SkipGramSettings settings, TokenSampling sampling, TablePair tables) {
    this.settings = settings;
    this.sampling = sampling;
    this.input = new TouchedRows(tables.input());
    this.output = new TouchedRows(tables.output());
    this.targets = new int[settings.negatives() + 1];
    this.counts = new int[settings.negatives() + 1];
    this.kernel = new PairKernel(settings.size(), targets.length);
  }

  /**
   * Trains on one walk.
   *
   * @param walk its nodes; its content is undefined afterwards
   * @param epoch with {@code position} what its draws are keyed by
   * @param position of the walk in the epoch's order
   * @param rate the learning rate
   */
  void train(int[] walk, int epoch, long position, float rate) {
    if (walk.length < 2) {
      return;
    }
    long seed = settings.seed() + WalkRandom.GAMMA * (epoch + 1);
    random.start(seed, (int) (position >>> 32), (int) position);
    int length = thinned(walk);
    double loss = 0;
    long pairs = 0;
    for (int at = 0; at < length; at++) {
      int reach = 1 + (int) (random.nextUnit() * settings.window());
      int from = Math.max(0, at - reach);
      int to = Math.min(length - 1, at + reach);
      if (to > from) {
        loss += train(walk, at, from, to, rate);
        pairs += to - from;
      }
    }
    tally = tally.plus(new PartitionRound.Tally(1, walk.length, pairs, loss));
  }

  /** Moves the tokens that are trained on to the front. */
  private int thinned(int[] walk) {
    float[] kept = sampling.kept();
    if (kept.length == 0) {
      return walk.length;
    }
    int length = 0;
    for (int node : walk) {
      if (random.nextUnit() < kept[node]) {
        walk[length++] = node;
      }
    }
    return length;
  }

  private double train(int[] walk, int at, int from, int to, float rate) {
    int drawn = draw(walk[at]);
    kernel.clear();
    for (int i = 0; i < drawn; i++) {
      targets[i] = output.touch(targets[i], to - from);
      kernel.add(output.block(targets[i]), output.offset(targets[i]), counts[i]);
    }
    double loss = 0;
    for (int i = from; i <= to; i++) {
      if (i != at) {
        int slot = input.touch(walk[i], 1);
        loss += kernel.step(input.block(slot), input.offset(slot), rate);
      }
    }
    for (int i = 0; i < drawn; i++) {
      kernel.store(i, output.block(targets[i]), output.offset(targets[i]));
    }
    return loss;
  }

  /** Fills the targets: the node itself, then others that are drawn, each once with its count. */
  private int draw(int node) {
    targets[0] = node;
    counts[0] = 1;
    int filled = 1;
    for (int i = 0; i < settings.negatives(); i++) {
      int drawn = sampling.negatives().pick(random.nextUnit());
      int place = find(drawn, filled);
      if (place == filled) {
        targets[filled] = drawn;
        counts[filled++] = 1;
      } else if (place > 0) {
        counts[place]++;
      } // else it is the node itself: passed over, as in word2vec
    }
    return filled;
  }

  private int find(int node, int filled) {
    for (int i = 0; i < filled; i++) {
      if (targets[i] == node) {
        return i;
      }
    }
    return filled;
  }

  PartitionRound result() {
    return new PartitionRound(input.updates(), output.updates(), tally);
  }
}
