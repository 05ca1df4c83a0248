package io.stride.train.batch;

import io.stride.walk.sampling.WalkRandom;

/**
 * A random order of 0 to size - 1 that needs no memory: position i of it is computed. A Feistel
 * network over the next even number of bits, walked until it lands inside (Black and Rogaway,
 * "Ciphers with Arbitrary Finite Domains", CT-RSA 2002).
 */
public final class KeyedPermutation {
  private static final int ROUNDS = 4;

  private final long size;
  private final long[] roundKeys = new long[ROUNDS];
  private final int halfBits;
  private final long halfMask;

  /**
   * An order of {@code size} positions.
   *
   * @param size at least 1
   * @param seed which of the orders
   */
  public KeyedPermutation(long size, long seed) {
    this.size = size;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1)));
    this.halfBits = (bits + 1) / 2;
    this.halfMask = (1L << halfBits) - 1;
    for (int round = 0; round < ROUNDS; round++) {
      roundKeys[round] = WalkRandom.mix(seed + 0x9E3779B97F4A7C15L * (round + 1));
    }
  }

  /** What stands at {@code position}, both in 0 to size - 1. */
  public long at(long position) {
    long value = position;
    do {
      value = encrypt(value);
    } while (value >= size);
    return value;
  }

  private long encrypt(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (long key : roundKeys) {
      long next = left ^ (WalkRandom.mix(right ^ key) & halfMask);
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }
}
