package io.stride.jobs.embed;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Losses of about ten rounds, evenly spread.
 *
 * @param losses of the first round and every {@code step}th after it
 * @param step rounds from one of these to the next
 */
record LossHistory(List<Double> losses, int step) {
  private static final int SHOWN = 10;

  /** A choice of the losses of all rounds. */
  static LossHistory of(List<Double> all) {
    int step = Math.max(1, (all.size() + SHOWN - 1) / SHOWN);
    return new LossHistory(
        IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList(), step);
  }
}
