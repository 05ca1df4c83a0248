package io.stride.jobs.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * Value and gradient of several regularised logistic losses on the same features at once.
 *
 * <p>Coefficients of all targets stand side by side, one row of them per feature, so that the
 * innermost loops run over targets on consecutive numbers, which the compiler turns into vector
 * instructions; and each example is read once for all targets and for both value and gradient.
 */
final class LogisticObjective {
  /** Features that one pass over an example's scores takes. */
  private static final int UNROLLED = 4;

  private final float[][] rows;
  private final int features;

  /**
   * The objective on scaled features.
   *
   * @param rows per example its features
   */
  LogisticObjective(float[][] rows) {
    this.rows = rows;
    this.features = rows[0].length;
  }

  /**
   * Tells every search what its target's objective is at its trial point: the mean log-loss plus
   * penalty / 2 times the squared norm of the coefficients; the intercept, the last element of the
   * point, carries no penalty.
   *
   * @param searches the targets' searches, in the order of {@code targets}
   */
  void evaluate(List<LogisticTarget> targets, List<LimitedMemoryBfgs> searches) {
    int width = targets.size();
    double[] coefficients = interleaved(searches);
    double[] gradients = new double[coefficients.length];
    double[] losses = new double[width];
    double[] scores = new double[width];
    for (int row = 0; row < rows.length; row++) {
      score(rows[row], coefficients, scores);
      lose(row, targets, scores, losses);
      accumulate(rows[row], scores, gradients);
    }
    for (int target = 0; target < width; target++) {
      report(searches.get(target), targets.get(target).penalty(), target, losses, gradients);
    }
  }

  private double[] interleaved(List<LimitedMemoryBfgs> searches) {
    int width = searches.size();
    double[] all = new double[(features + 1) * width];
    for (int target = 0; target < width; target++) {
      double[] own = searches.get(target).trial();
      for (int feature = 0; feature <= features; feature++) {
        all[feature * width + target] = own[feature];
      }
    }
    return all;
  }

  private void score(float[] row, double[] coefficients, double[] scores) {
    int width = scores.length;
    System.arraycopy(coefficients, features * width, scores, 0, width);
    int feature = 0;
    for (; feature + UNROLLED <= features; feature += UNROLLED) {
      double a = row[feature];
      double b = row[feature + 1];
      double c = row[feature + 2];
      double d = row[feature + 3];
      int at = feature * width;
      int second = at + width;
      int third = second + width;
      int fourth = third + width;
      for (int t = 0; t < width; t++) {
        scores[t] +=
            a * coefficients[at + t]
                + b * coefficients[second + t]
                + c * coefficients[third + t]
                + d * coefficients[fourth + t];
      }
    }
    for (; feature < features; feature++) {
      double value = row[feature];
      for (int t = 0; t < width; t++) {
        scores[t] += value * coefficients[feature * width + t];
      }
    }
  }

  /** Adds to the losses and replaces scores by probability minus truth. */
  private static void lose(
      int row, List<LogisticTarget> targets, double[] scores, double[] losses) {
    for (int t = 0; t < scores.length; t++) {
      double score = scores[t];
      boolean positive = targets.get(t).positives().get(row);
      // Of the absolute score, so that nothing overflows.
      double odds = Math.exp(-Math.abs(score));
      double wrong = positive ? -score : score;
      losses[t] += Math.max(wrong, 0) + Math.log(1 + odds);
      double probability = (score >= 0 ? 1 : odds) / (1 + odds);
      scores[t] = probability - (positive ? 1 : 0);
    }
  }

  private void accumulate(float[] row, double[] errors, double[] gradients) {
    int width = errors.length;
    for (int feature = 0; feature < features; feature++) {
      double value = row[feature];
      int at = feature * width;
      for (int t = 0; t < width; t++) {
        gradients[at + t] += value * errors[t];
      }
    }
    int at = features * width;
    for (int t = 0; t < width; t++) {
      gradients[at + t] += errors[t];
    }
  }

  private void report(
      LimitedMemoryBfgs search, double penalty, int target, double[] losses, double[] gradients) {
    int width = losses.length;
    double[] own = new double[features + 1];
    for (int feature = 0; feature <= features; feature++) {
      own[feature] = gradients[feature * width + target] / rows.length;
    }
    double[] coefficients = Arrays.copyOf(search.trial(), features + 1);
    coefficients[features] = 0;
    Vectors.add(own, penalty, coefficients);
    double norm = Vectors.dot(coefficients, coefficients);
    search.report(losses[target] / rows.length + penalty / 2 * norm, own);
  }
}
