package io.stride.jobs.classification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
    return new FractionScore(
        first.trainFraction(),
        first.rule(),
        median(scores.stream().mapToDouble(SplitScore::penalty).sorted().toArray()),
        new F1Scores(mean(scores, s -> s.f1().micro()), mean(scores, s -> s.f1().macro())),
        new F1Scores(
            deviation(scores, s -> s.f1().micro()), deviation(scores, s -> s.f1().macro())),
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

  private static double mean(List<SplitScore> scores, ToDoubleFunction<SplitScore> of) {
    double sum = 0;
    for (SplitScore score : scores) {
      sum += of.applyAsDouble(score);
    }
    return sum / scores.size();
  }

  private static double deviation(List<SplitScore> scores, ToDoubleFunction<SplitScore> of) {
    double mean = mean(scores, of);
    double squares = 0;
    for (SplitScore score : scores) {
      squares += Math.pow(of.applyAsDouble(score) - mean, 2);
    }
    return scores.size() < 2 ? 0 : Math.sqrt(squares / (scores.size() - 1));
  }
}
