package io.stride.jobs.classification;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.evaluation.Regularization;
import java.io.Serializable;
import java.util.List;

/**
 * How labels are predicted from embeddings.
 *
 * @param trainFractions shares of the labelled nodes to train on, each &gt; 0 and &lt; 1; one
 *     result per value; at least one
 * @param splits random splits per share; &gt;= 1
 * @param regularization the L2 penalty, or those among which each split chooses on its training
 *     nodes
 * @param iterations of the solver at most; &gt;= 1
 * @param seed splits are keyed by (seed, split, node id); any value
 */
public record ClassificationSettings(
    List<Double> trainFractions,
    int splits,
    Regularization regularization,
    int iterations,
    long seed)
    implements Serializable {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public ClassificationSettings {
    trainFractions = List.copyOf(trainFractions);
    require(
        !trainFractions.isEmpty() && trainFractions.stream().allMatch(f -> f > 0 && f < 1),
        "classification.train-fractions",
        trainFractions,
        "one or more values > 0 and < 1",
        "shares of the labelled nodes to train on");
    require(splits >= 1, "classification.splits", splits, ">= 1", "random splits per share");
    regularization.requireValid("classification.regularization");
    require(
        iterations >= 1, "classification.iterations", iterations, ">= 1", "solver steps at most");
  }
}
