package io.stride.train.ranking;

import java.util.Arrays;

/**
 * The area under the ROC curve, exact: the share of (positive, negative) pairs in which the
 * positive has the higher score, equal scores counting half (the Mann-Whitney statistic).
 */
public final class AreaUnderCurve {
  private AreaUnderCurve() {}

  /**
   * The area, 0 to 1.
   *
   * @param positives at least one, in any order, infinite ones allowed; left as they are
   * @param negatives likewise
   * @throws IllegalArgumentException if a kind is missing or a score is NaN
   */
  public static double of(double[] positives, double[] negatives) {
    double[] ownPositives = positives.clone();
    double[] ownNegatives = negatives.clone();
    Arrays.parallelSort(ownPositives);
    Arrays.parallelSort(ownNegatives);
    return ofSorted(ownPositives, ownNegatives);
  }

  /**
   * The same, without a copy.
   *
   * @param positives at least one, ascending as {@link Arrays#sort(double[])} leaves them
   * @param negatives likewise
   * @throws IllegalArgumentException if a kind is missing or a score is NaN
   */
  public static double ofSorted(double[] positives, double[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException("scores of both kinds are needed");
    }
    // NaN is sorted behind everything else.
    if (Double.isNaN(positives[positives.length - 1])
        || Double.isNaN(negatives[negatives.length - 1])) {
      throw new IllegalArgumentException("a score is NaN");
    }
    return halfWins(positives, negatives) / 2.0 / positives.length / negatives.length;
  }

  /** Two for a win, one for a tie: exact, and never too many for a long. */
  private static long halfWins(double[] positives, double[] negatives) {
    long halfWins = 0;
    int below = 0;
    int upTo = 0;
    for (double positive : positives) {
      while (below < negatives.length && negatives[below] < positive) {
        below++;
      }
      while (upTo < negatives.length && negatives[upTo] <= positive) {
        upTo++;
      }
      halfWins += (long) below + upTo;
    }
    return halfWins;
  }
}
