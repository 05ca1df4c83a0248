package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;

/**
 * Which weights an edge may have. Walks hold them as floats, so a weight must be finite and &gt; 0
 * as a float too.
 */
final class EdgeWeight {
  private static final String POSITIVE = "must be a finite number > 0";

  private EdgeWeight() {}

  /** What is wrong with {@code weight}, as in "must be ..."; null if nothing is. */
  static String problem(double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      return POSITIVE;
    }
    float rounded = (float) weight;
    return rounded > 0 && !Float.isInfinite(rounded)
        ? null
        : POSITIVE + " between 1.4e-45 and 3.4e38";
  }

  /**
   * The weight of an edge that the input repeats.
   *
   * @param sum of its weights
   * @throws InvalidInputException if a float does not hold it
   */
  static float merged(double sum) {
    String problem = problem(sum);
    if (problem != null) {
      throw new InvalidInputException(
          "the weights of an edge that the input repeats add up to " + sum + ", " + problem);
    }
    return (float) sum;
  }

  /** The number that {@code text} is; NaN if it is none. */
  static double parse(String text) {
    // Java also reads "1f" and "0x1p3", which no edge list means as a number.
    boolean plain = !text.isEmpty() && "0123456789.".indexOf(text.charAt(text.length() - 1)) >= 0;
    if (!plain || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
