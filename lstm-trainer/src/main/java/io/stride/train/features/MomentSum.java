package io.stride.train.features;

import java.util.Arrays;

/** Adds rows up to their {@link Moments}, four at a time. */
final class MomentSum {
  private static final int GROUP = 4;

  private final Moments total;
  private final double[][] group;
  private int filled;

  MomentSum(int size) {
    this.total = new Moments(size);
    this.group = new double[GROUP][size];
  }

  /** Adds a row, whose array may be used again. */
  void add(float[] row) {
    double[] target = group[filled++];
    for (int i = 0; i < row.length; i++) {
      target[i] = row[i];
    }
    if (filled == GROUP) {
      total.add(group, GROUP);
      filled = 0;
    }
  }

  /** The moments of all rows; nothing can be added any more. */
  Moments total() {
    if (filled > 0) {
      int rows = filled;
      for (int i = rows; i < GROUP; i++) {
        Arrays.fill(group[i], 0);
      }
      total.add(group, rows);
      filled = 0;
    }
    return total;
  }
}
