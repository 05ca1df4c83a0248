package io.stride.jobs.classification;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one rule reached on the test nodes of one split.
 *
 * @param trainFraction share of the labelled nodes trained on
 * @param split number of the split, from 0
 * @param rule how predictions were made from scores
 * @param penalty L2 penalty of the classifiers, fixed or chosen on the training nodes
 * @param f1 on the test nodes
 * @param constantLabels labels that no training node had, or all: predicted by a constant
 */
public record SplitScore(
    double trainFraction,
    int split,
    DecisionRule rule,
    double penalty,
    F1Scores f1,
    int constantLabels)
    implements Serializable {

  /** A row for a metrics table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("train_fraction", trainFraction);
    row.put("split", split);
    row.put("rule", rule.title());
    row.put("penalty", penalty);
    row.put("micro_f1", f1.micro());
    row.put("macro_f1", f1.macro());
    row.put("constant_labels", constantLabels);
    return row;
  }
}
