package io.stride.jobs.evaluation;

import java.util.Arrays;

/**
 * Shifts every feature to mean 0 and divides all of them by one number, so that their mean variance
 * among the training examples is 1 (sample variance; a feature that never changes is left out).
 *
 * <p>One number for all, because components of a vector have a common unit, and those that vary
 * little often hold little: with a scale of its own each, a penalty would hold back the strong
 * components as much as the noise.
 */
final class FeatureScaling {
  private final double[] means;
  // Per feature the common factor; 0 where the feature is constant.
  private final double[] factors;

  private FeatureScaling(double[] means, double[] factors) {
    this.means = means;
    this.factors = factors;
  }

  /**
   * The scaling of {@code examples}, in one pass (Welford, "Note on a method for calculating
   * corrected sums of squares and products", Technometrics 1962): exactly 0 for a constant feature.
   */
  static FeatureScaling of(Examples examples) {
    int size = examples.size();
    int features = examples.features(0).length;
    double[] means = new double[features];
    double[] squares = new double[features];
    for (int i = 0; i < size; i++) {
      double[] example = examples.features(i);
      for (int j = 0; j < features; j++) {
        double delta = example[j] - means[j];
        means[j] += delta / (i + 1);
        squares[j] += delta * (example[j] - means[j]);
      }
    }
    double common = commonFactor(squares, size);
    return new FeatureScaling(
        means, Arrays.stream(squares).map(sum -> sum > 0 ? common : 0).toArray());
  }

  private static double commonFactor(double[] squares, int size) {
    double total = Arrays.stream(squares).sum();
    long varying = Arrays.stream(squares).filter(sum -> sum > 0).count();
    return Math.sqrt(varying * (size - 1.0) / total);
  }

  /** Number of features. */
  int features() {
    return means.length;
  }

  /** Writes the scaled {@code example} to the start of {@code scaled}. */
  void apply(double[] example, double[] scaled) {
    for (int j = 0; j < means.length; j++) {
      scaled[j] = (example[j] - means[j]) * factors[j];
    }
  }

  /**
   * The model for examples as they are.
   *
   * @param coefficients for scaled examples, from {@code offset} on
   * @param intercept for scaled examples
   */
  LinearModel unscaled(double[] coefficients, int offset, double intercept) {
    double[] own = new double[means.length];
    double shifted = intercept;
    for (int j = 0; j < own.length; j++) {
      own[j] = coefficients[offset + j] * factors[j];
      shifted -= own[j] * means[j];
    }
    return new LinearModel(own, shifted);
  }
}
