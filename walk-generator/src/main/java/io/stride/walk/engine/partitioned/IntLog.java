package io.stride.walk.engine.partitioned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of ints, one after another, in arrays of at most 2^{@value #SHIFT} of them unless a
 * single record is longer. No record is cut in two.
 */
final class IntLog {
  /** A mebibyte: long enough to be copied at full speed, short enough to be had on any heap. */
  private static final int SHIFT = 18;

  private static final int LARGEST = 1 << SHIFT;
  private static final int SMALLEST = 64;

  private final List<int[]> full = new ArrayList<>();
  private int[] open = new int[0];
  private int size;

  /** Makes room for a record; must come before its values. */
  void startRecord(int length) {
    if (size + length <= open.length) {
      return;
    }
    if (size + length > LARGEST && size > 0) {
      full.add(Arrays.copyOf(open, size));
      open = new int[Math.max(length, LARGEST)];
      size = 0;
    } else {
      int room = Math.min(LARGEST, Math.max(SMALLEST, 2 * open.length));
      open = Arrays.copyOf(open, Math.max(size + length, room));
    }
  }

  /** Adds a value to the record. */
  void add(int value) {
    open[size++] = value;
  }

  /** Adds a value that takes two places. */
  void addLong(long value) {
    open[size++] = (int) (value >>> 32);
    open[size++] = (int) value;
  }

  /** Adds values of an array. */
  void addAll(int[] values, int from, int count) {
    System.arraycopy(values, from, open, size, count);
    size += count;
  }

  /** A value that {@link #addLong} put there. */
  static long longAt(int[] values, int place) {
    return ((long) values[place] << 32) | (values[place + 1] & 0xFFFFFFFFL);
  }

  /** All records, in arrays without a gap. */
  int[][] arrays() {
    List<int[]> all = new ArrayList<>(full);
    if (size > 0) {
      all.add(Arrays.copyOf(open, size));
    }
    return all.toArray(new int[0][]);
  }
}
