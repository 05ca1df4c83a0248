package io.stride.benchmarks.graphs;

import io.stride.walk.sampling.WalkRandom;

/** One stream of SplitMix64 numbers. */
final class SplitMix {
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** 64 random bits. */
  long nextLong() {
    state += WalkRandom.GAMMA;
    return WalkRandom.mix(state);
  }

  /** Uniform in [0, 1). */
  double nextUnit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** 0 to bound - 1. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Brings the first {@code count} values into random order. */
  void shuffle(int[] values, int count) {
    for (int i = count - 1; i > 0; i--) {
      int other = nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  /** The same for all longs of an array. */
  void shuffle(long[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = nextInt(i + 1);
      long value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
