package io.stride.jobs.linkprediction;

import io.stride.train.ranking.AreaUnderCurve;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well scores put positives before negatives.
 *
 * @param auc area under the ROC curve, see {@link AreaUnderCurve}
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
    double[] positives = sorted(scores, labels, true);
    double[] negatives = sorted(scores, labels, false);
    // First, since it refuses what cannot be ranked.
    double auc = AreaUnderCurve.ofSorted(positives, negatives);
    return new RankingScores(auc, averagePrecision(positives, negatives));
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
  private static double averagePrecision(double[] positives, double[] negatives) {
    double precisionSum = 0;
    int p = positives.length;
    int n = negatives.length;
    while (p > 0) {
      double score = n > 0 ? Math.max(positives[p - 1], negatives[n - 1]) : positives[p - 1];
      int before = p;
      while (p > 0 && positives[p - 1] == score) {
        p--;
      }
      while (n > 0 && negatives[n - 1] == score) {
        n--;
      }
      double gained = before - p;
      double taken = positives.length - p + (double) (negatives.length - n);
      precisionSum += gained * (positives.length - p) / taken;
    }
    return precisionSum / positives.length;
  }
}
