package io.stride.jobs.linkprediction;

import static io.stride.walk.error.InvalidSettingException.require;

/**
 * How links are held out and predicted.
 *
 * @param heldOut share of the edges to hold out; &gt; 0 and &lt; 1
 * @param regularization L2 penalty, Spark ML's regParam; finite and &gt;= 0
 * @param iterations of the solver at most; &gt;= 1
 * @param seed which edges are held out and which non-edges are drawn follows from it; any value
 */
public record LinkPredictionSettings(
    double heldOut, double regularization, int iterations, long seed) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public LinkPredictionSettings {
    require(
        heldOut > 0 && heldOut < 1,
        "link-prediction.held-out",
        heldOut,
        "> 0 and < 1",
        "share of the edges to hold out");
    require(
        regularization >= 0 && !Double.isInfinite(regularization),
        "link-prediction.regularization",
        regularization,
        ">= 0 and finite",
        "the L2 penalty of the logistic regression");
    require(
        iterations >= 1, "link-prediction.iterations", iterations, ">= 1", "solver steps at most");
  }
}
