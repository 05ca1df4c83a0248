package io.stride.jobs.linkprediction;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.evaluation.Regularization;
import java.io.Serializable;

/**
 * How links are held out and predicted.
 *
 * @param heldOut share of the edges to hold out; &gt; 0 and &lt; 1
 * @param trainingShare share of the held-out edges that train the classifiers, the others test;
 *     &gt;= 0 and &lt; 1, 0: edges of the residual graph train them and all held-out ones test,
 *     though the vectors know these edges
 * @param regularization the L2 penalty, or those among which the training pairs choose
 * @param iterations of the solver at most; &gt;= 1
 * @param seed which edges are held out and which non-edges are drawn follows from it; any value
 */
public record LinkPredictionSettings(
    double heldOut, double trainingShare, Regularization regularization, int iterations, long seed)
    implements Serializable {

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
        trainingShare >= 0 && trainingShare < 1,
        "link-prediction.training-share",
        trainingShare,
        ">= 0 and < 1",
        "share of the held-out edges that train the classifiers, 0: edges that the vectors know");
    regularization.requireValid("link-prediction.regularization");
    require(
        iterations >= 1, "link-prediction.iterations", iterations, ">= 1", "solver steps at most");
  }
}
