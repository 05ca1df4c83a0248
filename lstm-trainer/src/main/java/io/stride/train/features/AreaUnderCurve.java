package io.stride.train.features;

import java.util.Arrays;

/** The area under the ROC curve (the Mann-Whitney statistic). */
final class AreaUnderCurve {
  private AreaUnderCurve() {}

  /**
   * The share of pairs in which the positive is higher; equal ones count half.
   *
   * @param positives at least one number
   * @param negatives at least one number
   */
  static double of(double[] positives, double[] negatives) {
    double[] sorted = negatives.clone();
    Arrays.sort(sorted);
    double wins = 0;
    for (double positive : positives) {
      wins += (firstAtLeast(sorted, positive) + firstAbove(sorted, positive)) / 2.0;
    }
    return wins / positives.length / negatives.length;
  }

  private static int firstAtLeast(double[] sorted, double value) {
    return firstAbove(sorted, Math.nextDown(value));
  }

  private static int firstAbove(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
