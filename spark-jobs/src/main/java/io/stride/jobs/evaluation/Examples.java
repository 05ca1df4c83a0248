package io.stride.jobs.evaluation;

/** The features that classifiers are fitted on; made on demand, several times. */
public interface Examples {
  /** Number of examples; at least 1. */
  int size();

  /**
   * The features of example {@code index}: a new or shared array that nobody changes, of the same
   * length for all examples, finite.
   */
  double[] features(int index);
}
