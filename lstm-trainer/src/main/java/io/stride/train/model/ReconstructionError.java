package io.stride.train.model;

import java.io.Serializable;

/**
 * How well walk pieces are reconstructed.
 *
 * @param squaredError squared errors summed over nodes and features
 * @param squaredDeviation the same for a prediction of the mean feature vector
 */
public record ReconstructionError(double squaredError, double squaredDeviation)
    implements Serializable {

  /** Nothing measured yet. */
  public static final ReconstructionError NONE = new ReconstructionError(0, 0);

  /** Both sums over two sets of pieces. */
  public ReconstructionError plus(ReconstructionError other) {
    return new ReconstructionError(
        squaredError + other.squaredError, squaredDeviation + other.squaredDeviation);
  }

  /** Share of the deviation that is not explained: 1 for predicting the mean, 0 for no error. */
  public double relative() {
    return squaredDeviation == 0 ? Double.NaN : squaredError / squaredDeviation;
  }
}
