package io.stride.jobs.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Fits L2-regularised logistic regressions with intercept, many targets on the same features at
 * once, in the calling thread.
 *
 * <p>The objective is that of Spark ML's {@code LogisticRegression} without its standardisation, on
 * {@linkplain FeatureScaling features scaled as a whole}: the penalty applies to the scaled
 * coefficients, and the returned coefficients are scaled back, so test examples are scored as they
 * are and nothing of them enters the fit. Spark ML schedules a job for every iteration of every
 * target; on some thousand examples that is nearly all its time.
 *
 * <p>Keeps a scaled copy of the features, 4 bytes a number.
 */
public final class LogisticRegression {
  /**
   * Norm of the gradient at which a target is fitted. The loss is then within tolerance^2 / (2
   * penalty) of its minimum: 5e-8 at a penalty of 0.1, 5e-6 at 0.001.
   */
  private static final double TOLERANCE = 1e-4;

  /** Targets in work at once: their coefficients, 8 bytes per feature and target, stay in cache. */
  private static final int WIDTH = 32;

  private LogisticRegression() {}

  /**
   * One classifier per target; a constant one where all examples are of one class.
   *
   * @param examples the features
   * @param targets what to fit on them
   * @param iterations of the solver at most, for each target; &gt;= 1
   * @return in the order of {@code targets}
   */
  public static List<LinearModel> fit(
      Examples examples, List<LogisticTarget> targets, int iterations) {
    FeatureScaling scaling = FeatureScaling.of(examples);
    LogisticObjective objective = new LogisticObjective(scaled(examples, scaling));
    List<LimitedMemoryBfgs> searches = new ArrayList<>();
    for (LogisticTarget target : targets) {
      double[] start = start(target.positives(), examples.size(), scaling.features());
      searches.add(start == null ? null : new LimitedMemoryBfgs(start, TOLERANCE, iterations));
    }
    minimise(objective, targets, searches);
    List<LinearModel> models = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      models.add(model(scaling, targets.get(i), searches.get(i)));
    }
    return models;
  }

  /** Keeps up to {@link #WIDTH} searches in work; one that ends makes room for the next. */
  private static void minimise(
      LogisticObjective objective, List<LogisticTarget> targets, List<LimitedMemoryBfgs> searches) {
    List<LogisticTarget> activeTargets = new ArrayList<>();
    List<LimitedMemoryBfgs> active = new ArrayList<>();
    int next = 0;
    while (next < targets.size() || !active.isEmpty()) {
      for (; next < targets.size() && active.size() < WIDTH; next++) {
        if (searches.get(next) != null) {
          activeTargets.add(targets.get(next));
          active.add(searches.get(next));
        }
      }
      if (!active.isEmpty()) {
        objective.evaluate(activeTargets, active);
      }
      for (int i = active.size() - 1; i >= 0; i--) {
        if (active.get(i).finished()) {
          active.remove(i);
          activeTargets.remove(i);
        }
      }
    }
  }

  /** No coefficients, and the log-odds of the class as intercept; null if it has all or none. */
  private static double[] start(BitSet positives, int examples, int features) {
    int count = positives.cardinality();
    if (count == 0 || count == examples) {
      return null;
    }
    double[] start = new double[features + 1];
    start[features] = Math.log((double) count / (examples - count));
    return start;
  }

  private static LinearModel model(
      FeatureScaling scaling, LogisticTarget target, LimitedMemoryBfgs search) {
    if (search == null) {
      return LinearModel.constant(!target.positives().isEmpty());
    }
    double[] minimum = search.minimum();
    return scaling.unscaled(minimum, 0, minimum[scaling.features()]);
  }

  private static float[][] scaled(Examples examples, FeatureScaling scaling) {
    float[][] rows = new float[examples.size()][scaling.features()];
    double[] row = new double[scaling.features()];
    for (int i = 0; i < rows.length; i++) {
      scaling.apply(examples.features(i), row);
      for (int j = 0; j < row.length; j++) {
        rows[i][j] = (float) row[j];
      }
    }
    return rows;
  }
}
