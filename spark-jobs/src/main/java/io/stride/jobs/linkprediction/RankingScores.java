package io.stride.jobs.linkprediction;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well scores put positives before negatives.
 *
 * @param auc area under the ROC curve, exact: the share of (positive, negative) pairs in which the
 *     positive has the higher score, equal scores counting half (the Mann-Whitney statistic)
 * @param averagePrecision sum over the different scores, from the highest, of the gain in recall
 *     times the precision there; equal scores count as one step, nothing is interpolated (as
 *     scikit-learn's {@code average_precision_score})
 */
public record RankingScores(double auc, double averagePrecision) implements Serializable {

  /**
   * Ranks edges against pairs without an edge.
   *
   * @param edges at least one
   * @param nonEdges at least one
   */
  static RankingScores of(NodePairs edges, NodePairs nonEdges, PairScorer scorer) {
    double[] scores = new double[edges.count() + nonEdges.count()];
    boolean[] labels = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = i < edges.count();
      NodePairs from = labels[i] ? edges : nonEdges;
      int at = labels[i] ? i : i - edges.count();
      scores[i] = scorer.score(from.source(at), from.target(at));
    }
    return of(scores, labels);
  }

  /**
   * Ranks.
   *
   * @param scores not NaN, infinite ones allowed
   * @param labels per score whether it belongs to a positive; at least one of each kind
   * @throws IllegalArgumentException if lengths differ, a kind is missing or a score is NaN
   */
  public static RankingScores of(double[] scores, boolean[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException("as many labels as scores are needed");
    }
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a score is NaN");
    }
    double[] positives = sorted(scores, labels, true);
    double[] negatives = sorted(scores, labels, false);
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException("scores of both kinds are needed");
    }
    return merge(positives, negatives);
  }

  private static double[] sorted(double[] scores, boolean[] labels, boolean kind) {
    DoubleStream own =
        IntStream.range(0, scores.length)
            .filter(i -> labels[i] == kind)
            .mapToDouble(i -> scores[i]);
    double[] values = own.toArray();
    Arrays.parallelSort(values);
    return values;
  }

  /** Goes down both ascending lists together, one different score at a time. */
  private static RankingScores merge(double[] positives, double[] negatives) {
    double wins = 0;
    double precisionSum = 0;
    int p = positives.length;
    int n = negatives.length;
    while (p > 0) {
      double score = n > 0 ? Math.max(positives[p - 1], negatives[n - 1]) : positives[p - 1];
      int before = p;
      int beforeNegatives = n;
      while (p > 0 && positives[p - 1] == score) {
        p--;
      }
      while (n > 0 && negatives[n - 1] == score) {
        n--;
      }
      double gained = before - p;
      wins += gained * (n + (beforeNegatives - n) / 2.0);
      double taken = positives.length - p + (double) (negatives.length - n);
      precisionSum += gained * (positives.length - p) / taken;
    }
    return new RankingScores(
        wins / positives.length / negatives.length, precisionSum / positives.length);
  }
}
