package io.stride.train.batch;

import io.stride.walk.engine.WalkEngine;
import io.stride.walk.sampling.WalkRandom;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The minibatches that one partition trains on in one epoch. Pieces of as many walks as a minibatch
 * has pieces are mixed, so that a minibatch doesn't hold one walk's pieces in a row. The stream is
 * a pure function of its arguments: a task that is retried elsewhere sees the same minibatches.
 */
public final class MinibatchStream implements Iterator<PieceBatch> {
  /** A lone node has nothing to reconstruct from its context. */
  private static final int SHORTEST = 2;

  private final Iterator<int[]> walks;
  private final BatchSettings settings;
  private final long orderSeed;
  private final WalkPieces pieces;
  private boolean pairs;
  private long block;

  private MinibatchStream(Iterator<int[]> walks, BatchSettings settings, long orderSeed) {
    this.walks = walks;
    this.settings = settings;
    this.orderSeed = orderSeed;
    this.pieces = new WalkPieces(settings.pieceLength(), SHORTEST);
  }

  /**
   * The minibatches of partition {@code partition} of {@code partitions} in epoch {@code epoch}.
   */
  public static MinibatchStream training(
      WalkEngine engine,
      WalkSelection selection,
      BatchSettings settings,
      int epoch,
      int partition,
      int partitions) {
    return new MinibatchStream(
        engine.walks(selection.training(epoch, partition, partitions)),
        settings,
        WalkRandom.mix(selection.seed() + epoch) + partition);
  }

  /** The minibatches held out that partition {@code partition} of {@code partitions} measures. */
  public static MinibatchStream validation(
      WalkEngine engine,
      WalkSelection selection,
      BatchSettings settings,
      int partition,
      int partitions) {
    return new MinibatchStream(
        engine.walks(selection.validation(partition, partitions)), settings, partition);
  }

  /**
   * The same with pieces that follow each other in a walk in the same minibatch, see {@link
   * WalkPieces#addPairs}; to be called before the first minibatch is asked for. A minibatch may
   * then lack one piece.
   */
  public MinibatchStream inPairs() {
    pairs = true;
    return this;
  }

  @Override
  public boolean hasNext() {
    // The last minibatch of a block may be smaller than the others only where the walks end.
    while (pieces.count() < settings.batchSize() && walks.hasNext()) {
      for (int i = 0; i < settings.batchSize() && walks.hasNext(); i++) {
        add(walks.next());
      }
      pieces.shuffle(WalkRandom.mix(orderSeed) + block++);
    }
    return pieces.count() > 0;
  }

  private void add(int[] walk) {
    if (pairs) {
      pieces.addPairs(walk);
    } else {
      pieces.add(walk);
    }
  }

  @Override
  public PieceBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return pieces.take(settings.batchSize());
  }

  /** Passes over minibatches that were trained on before, {@code count} or as many as there are. */
  public void skip(long count) {
    for (long i = 0; i < count && hasNext(); i++) {
      next();
    }
  }
}
