package io.stride.train.skipgram;

import java.io.Serializable;

/**
 * What a partition made of a round.
 *
 * @param input input vectors that it changed
 * @param output output vectors that it changed
 * @param tally what it trained on
 */
record PartitionRound(RowUpdates input, RowUpdates output, Tally tally) implements Serializable {

  /** Bytes that travel to the driver. */
  long bytes() {
    return input.bytes() + output.bytes();
  }

  /**
   * Work done.
   *
   * @param walks walks of two nodes or more
   * @param tokens their nodes
   * @param pairs pairs of a node and one near it
   * @param loss summed over pairs, each before its step, in nats
   */
  record Tally(long walks, long tokens, long pairs, double loss) implements Serializable {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          walks + other.walks, tokens + other.tokens, pairs + other.pairs, loss + other.loss);
    }
  }
}
