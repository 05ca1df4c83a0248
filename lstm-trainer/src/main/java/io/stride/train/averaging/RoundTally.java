package io.stride.train.averaging;

import io.stride.train.batch.PieceBatch;
import java.io.Serializable;

/** Counts what was trained on in a round and how it went. */
final class RoundTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private long pieces;
  private long tokens;
  private double lossSum;
  private long busiestNanos;

  /** Counts a minibatch whose pieces have {@code score} squared error on average. */
  void add(PieceBatch batch, double score, long nanos) {
    pieces += batch.count();
    tokens += batch.tokens();
    lossSum += score * batch.count();
    busiestNanos += nanos;
  }

  /** Counts what another partition did at the same time. */
  void merge(RoundTally other) {
    pieces += other.pieces;
    tokens += other.tokens;
    lossSum += other.lossSum;
    busiestNanos = Math.max(busiestNanos, other.busiestNanos);
  }

  long pieces() {
    return pieces;
  }

  TrainingRound round(int epoch, int round, double seconds) {
    return new TrainingRound(
        epoch, round, lossSum / tokens, pieces, tokens, seconds, busiestNanos * 1e-9);
  }
}
