package io.stride.train.skipgram;

import io.stride.train.versioned.TablePair;
import io.stride.walk.sampling.WalkRandom;

/**
 * Trains walk after walk on copies of the rows that it touches. As in word2vec a position's
 * neighbours are the inputs, and the node at the position is what they predict.
 */
final class WalkTrainer implements AutoCloseable {
  private final SkipGramSettings settings;
  private final TokenSampling sampling;
  private final TouchedRows input;
  private final TouchedRows output;
  private final PairBlock block;
  private final BlockKernel kernel;
  private final WalkRandom random = new WalkRandom();
  private PartitionRound.Tally tally = PartitionRound.Tally.NONE;

  WalkTrainer(SkipGramSettings settings, TokenSampling sampling, TablePair tables) {
    this.settings = settings;
    this.sampling = sampling;
    this.input = new TouchedRows(tables.input());
    this.output = new TouchedRows(tables.output());
    this.block = new PairBlock(settings);
    this.kernel = new BlockKernel(input, output, settings.size());
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
    for (int from = 0; from < length && length > 1; from += PairBlock.POSITIONS) {
      block.fill(walk, length, from, random, sampling.negatives());
      loss += kernel.step(block, rate);
      pairs += block.pairs();
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

  PartitionRound result() {
    return new PartitionRound(input.updates(), output.updates(), tally);
  }

  @Override
  public void close() {
    kernel.close();
  }
}
