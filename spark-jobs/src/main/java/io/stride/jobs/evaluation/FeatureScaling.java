package io.stride.jobs.evaluation;

import java.util.Arrays;

/**
 * Shifts and scales features to mean 0 and standard deviation 1 among the training examples, as
 * Spark ML's standardisation does (sample deviation; a feature that never changes is left out).
 */
final class FeatureScaling {
  private final double[] means;
  // Per feature 1 / its standard deviation; 0 where that is 0.
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
    double[] factors =
        Arrays.stream(squares).map(sum -> sum > 0 ? Math.sqrt((size - 1) / sum) : 0).toArray();
    return new FeatureScaling(means, factors);
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
