package io.stride.jobs.classification;

import java.util.Arrays;
import java.util.Locale;

/**
 * The mean of some scores and how far they are from it.
 *
 * @param mean of the scores
 * @param deviation sample standard deviation; 0 for one score
 */
public record Spread(double mean, double deviation) {

  /** Of at least one score. */
  public static Spread of(double... scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    double mean = sum / scores.length;
    double squares = Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).sum();
    return new Spread(mean, scores.length < 2 ? 0 : Math.sqrt(squares / (scores.length - 1)));
  }

  /** For people: 0.8355 +- 0.0057. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f +- %.4f", mean, deviation);
  }
}
