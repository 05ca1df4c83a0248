package io.stride.jobs.evaluation;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * The L2 penalty of a logistic regression, or the penalties among which a validation part of the
 * training data chooses.
 *
 * @param candidates Spark ML's regParam: the penalty is half of it times the squared norm of the
 *     coefficients of features scaled as a whole, beside the mean loss (scikit-learn's C is 1 /
 *     (regParam * examples)); ascending, at least one. {@link #requireValid} checks the range
 */
public record Regularization(List<Double> candidates) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The setting that leaves the choice to the data. */
  public static final String AUTO = "auto";

  private static final List<Double> GRID = List.of(1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1);

  /** Copies the list. */
  public Regularization {
    candidates = List.copyOf(candidates);
  }

  /**
   * Chosen from 1e-4, 1e-3, 3e-3, 1e-2, 3e-2 and 1e-1: closer where, of embeddings of 128 numbers
   * and some thousand nodes, the best were.
   */
  public static Regularization auto() {
    return new Regularization(GRID);
  }

  /** Always the same penalty. */
  public static Regularization fixed(double penalty) {
    return new Regularization(List.of(penalty));
  }

  /**
   * Reads a setting.
   *
   * @param key names it in errors
   * @param text {@value #AUTO} or a number &gt;= 0
   * @throws io.stride.walk.error.InvalidSettingException if it is neither
   */
  public static Regularization parse(String key, String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals(AUTO)) {
      return auto();
    }
    try {
      return fixed(Double.parseDouble(text.strip())).requireValid(key);
    } catch (NumberFormatException e) {
      return fixed(Double.NaN).requireValid(key, text);
    }
  }

  /**
   * This, if every candidate is in its range.
   *
   * @param key names the setting in the error
   * @throws io.stride.walk.error.InvalidSettingException if one is negative, infinite or NaN, or
   *     there is none
   */
  public Regularization requireValid(String key) {
    return requireValid(key, candidates.size() == 1 ? candidates.get(0) : candidates);
  }

  private Regularization requireValid(String key, Object shown) {
    require(
        !candidates.isEmpty()
            && candidates.stream().allMatch(c -> c >= 0 && c < Double.POSITIVE_INFINITY),
        key,
        shown,
        "auto, or a number >= 0 and finite",
        "the L2 penalty of the logistic regression");
    return this;
  }

  /** Whether there is anything to choose. */
  public boolean isOpen() {
    return candidates.size() > 1;
  }

  /** The penalty where nothing can be validated: a middle candidate. */
  public double fallback() {
    return candidates.get(candidates.size() / 2);
  }

  /**
   * Position of the best candidate; of equal ones the strongest penalty.
   *
   * @param scores one per candidate, higher is better
   */
  public int best(double[] scores) {
    int best = candidates.size() - 1;
    for (int i = best - 1; i >= 0; i--) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
