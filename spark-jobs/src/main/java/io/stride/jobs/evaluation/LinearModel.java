package io.stride.jobs.evaluation;

/**
 * A binary linear classifier: positive where {@code score > 0}, that is, where the probability of a
 * logistic regression is above 0.5. Immutable.
 */
public final class LinearModel {
  private final double[] coefficients;
  private final double intercept;

  /**
   * @param coefficients one per feature, for features as they are (not scaled)
   * @param intercept the score of the zero vector; infinite for a constant classifier
   */
  public LinearModel(double[] coefficients, double intercept) {
    this.coefficients = coefficients.clone();
    this.intercept = intercept;
  }

  /** Always the same answer, for a class that has all training examples or none. */
  public static LinearModel constant(boolean positive) {
    return new LinearModel(
        new double[0], positive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
  }

  /** Whether the answer does not depend on the features. */
  public boolean isConstant() {
    return Double.isInfinite(intercept);
  }

  /**
   * The log-odds of the class; infinite for a constant classifier.
   *
   * @param features as long as the training examples' features
   */
  public double score(double[] features) {
    double sum = intercept;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * features[i];
    }
    return sum;
  }
}
