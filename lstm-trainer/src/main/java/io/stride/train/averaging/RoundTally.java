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
  private long nanos;

  /** Counts a minibatch whose pieces have {@code score} squared error on average. */
  void add(PieceBatch batch, double score, long computeNanos) {
    pieces += batch.count();
    tokens += batch.tokens();
    lossSum += score * batch.count();
    busiestNanos += computeNanos;
    nanos += computeNanos;
  }

  /** Counts what another partition did at the same time. */
  void merge(RoundTally other) {
    pieces += other.pieces;
    tokens += other.tokens;
    lossSum += other.lossSum;
    busiestNanos = Math.max(busiestNanos, other.busiestNanos);
    nanos += other.nanos;
  }

  long pieces() {
    return pieces;
  }

  long tokens() {
    return tokens;
  }

  /** Mean squared error per node and feature. */
  double loss() {
    return lossSum / tokens;
  }

  /** Time that the busiest partition spent in the network. */
  double busiestSeconds() {
    return busiestNanos * 1e-9;
  }

  /** Time that all partitions together spent in the network. */
  double computeSeconds() {
    return nanos * 1e-9;
  }
}
