package io.stride.train.averaging;

import io.stride.train.model.ReconstructionError;
import java.io.Serializable;

/**
 * The error of the held-out pieces at one time.
 *
 * @param epochs epochs that were done
 * @param rounds rounds that were done, through all epochs; 0: before training
 * @param error how well the pieces were reconstructed
 */
public record Measurement(int epochs, int rounds, ReconstructionError error)
    implements Serializable {

  /** Share of the deviation that is not explained: 1 for predicting the mean, 0 for no error. */
  public double relative() {
    return error.relative();
  }

  /** Whether there was a piece to measure. */
  boolean meaningful() {
    return error.squaredDeviation() > 0;
  }
}
