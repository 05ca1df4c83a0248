package io.stride.jobs.evaluation;

import java.io.Serializable;

/**
 * Training examples of a binary classifier. Travels with every job of the solver, so an
 * implementation holds broadcast handles and small values, not the data.
 */
public interface Examples extends Serializable {
  /** Number of examples; at least 1. */
  int size();

  /**
   * The features of example {@code index}: a new or shared array that nobody changes, of the same
   * length for all examples, finite.
   */
  double[] features(int index);

  /** Whether example {@code index} belongs to the class. */
  boolean positive(int index);
}
