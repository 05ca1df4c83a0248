package io.stride.train.averaging;

/**
 * Where the next round begins.
 *
 * @param epoch which pass over the walks, from 0
 * @param minibatches that each partition has trained on in this epoch
 * @param tokens walk nodes that all partitions have trained on in this epoch
 */
record Position(int epoch, long minibatches, long tokens) {
  static final Position START = new Position(0, 0, 0);

  /** After a round; {@code exhausted}: it was the last one of its epoch. */
  Position after(int more, long trained, boolean exhausted) {
    return exhausted
        ? new Position(epoch + 1, 0, 0)
        : new Position(epoch, minibatches + more, tokens + trained);
  }
}
