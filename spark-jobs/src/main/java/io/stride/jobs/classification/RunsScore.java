package io.stride.jobs.classification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One rule at one share of training nodes, over several runs: how far a score depends on the seed
 * of a run, not on that of a split.
 *
 * @param trainFraction share of the labelled nodes trained on
 * @param rule how predictions were made from scores
 * @param micro micro-F1 over runs, of each run the mean over its splits
 * @param macro macro-F1 in the same way
 * @param runs number of runs
 * @param splits number of splits of each
 */
public record RunsScore(
    double trainFraction, DecisionRule rule, Spread micro, Spread macro, int runs, int splits) {

  /**
   * Summarises.
   *
   * @param scores of one share and one rule, one per run; at least one
   */
  static RunsScore of(List<FractionScore> scores) {
    FractionScore first = scores.get(0);
    return new RunsScore(
        first.trainFraction(),
        first.rule(),
        Spread.of(scores.stream().mapToDouble(score -> score.mean().micro()).toArray()),
        Spread.of(scores.stream().mapToDouble(score -> score.mean().macro()).toArray()),
        scores.size(),
        first.splits());
  }

  /** A row for a metrics table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("train_fraction", trainFraction);
    row.put("rule", rule.title());
    row.put("micro_f1", micro.mean());
    row.put("micro_f1_deviation", micro.deviation());
    row.put("macro_f1", macro.mean());
    row.put("macro_f1_deviation", macro.deviation());
    row.put("runs", runs);
    row.put("splits", splits);
    return row;
  }
}
