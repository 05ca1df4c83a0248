package io.stride.benchmarks.graphs;

import java.util.Arrays;

/** Pairs of nodes, each packed into a long with the smaller node in the upper half. */
final class PairList {
  private long[] pairs = new long[1024];
  private int size;

  void add(int one, int other) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size + (size >> 1));
    }
    pairs[size++] = ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  int size() {
    return size;
  }

  /** Sorts, and drops pairs that are there twice. */
  void makeDistinct() {
    Arrays.parallelSort(pairs, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
  }

  long[] toArray() {
    return Arrays.copyOf(pairs, size);
  }

  static int first(long pair) {
    return (int) (pair >>> 32);
  }

  static int second(long pair) {
    return (int) pair;
  }
}
