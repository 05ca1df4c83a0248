package io.stride.jobs.linkprediction;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A set of longs &gt;= 0 of known largest size: open addressing in one array, at most half full.
 */
final class LongSet {
  private static final long FREE = -1;

  private final long[] slots;
  private final int mask;

  /**
   * @param capacity how many longs it must hold; 0 to 2^29
   */
  LongSet(int capacity) {
    slots = new long[Integer.highestOneBit(Math.max(1, capacity)) * 4];
    mask = slots.length - 1;
    Arrays.fill(slots, FREE);
  }

  /** Adds {@code value}; false if it was there. */
  boolean add(long value) {
    int at = (int) new SplittableRandom(value).nextLong() & mask;
    while (slots[at] != FREE) {
      if (slots[at] == value) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = value;
    return true;
  }
}
