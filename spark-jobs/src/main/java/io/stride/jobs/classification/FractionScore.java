package io.stride.jobs.classification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One rule at one share of training nodes, over all splits.
 *
 * @param trainFraction share of the labelled nodes trained on
 * @param rule how predictions were made from scores
 * @param penalty median of the splits' penalties; of an even number the lower middle one
 * @param mean of the splits' scores
 * @param deviation sample standard deviation of the splits' scores; 0 for one split
 * @param splits number of splits
 * @param constantLabels classifiers of all splits that were constant, see {@link SplitScore}
 */
public record FractionScore(
    double trainFraction,
    DecisionRule rule,
    double penalty,
    F1Scores mean,
    F1Scores deviation,
    int splits,
    int constantLabels) {

  /**
   * Summarises.
   *
   * @param scores of one share and one rule; at least one
   */
  static FractionScore of(List<SplitScore> scores) {
    SplitScore first = scores.get(0);
    Spread micro = Spread.of(scores.stream().mapToDouble(s -> s.f1().micro()).toArray());
    Spread macro = Spread.of(scores.stream().mapToDouble(s -> s.f1().macro()).toArray());
    return new FractionScore(
        first.trainFraction(),
        first.rule(),
        median(scores.stream().mapToDouble(SplitScore::penalty).sorted().toArray()),
        new F1Scores(micro.mean(), macro.mean()),
        new F1Scores(micro.deviation(), macro.deviation()),
        scores.size(),
        scores.stream().mapToInt(SplitScore::constantLabels).sum());
  }

  /** A row for a metrics table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("train_fraction", trainFraction);
    row.put("rule", rule.title());
    row.put("penalty", penalty);
    row.put("micro_f1", mean.micro());
    row.put("micro_f1_deviation", deviation.micro());
    row.put("macro_f1", mean.macro());
    row.put("macro_f1_deviation", deviation.macro());
    row.put("splits", splits);
    row.put("constant_labels", constantLabels);
    return row;
  }

  private static double median(double[] ascending) {
    return ascending[(ascending.length - 1) / 2];
  }
}
