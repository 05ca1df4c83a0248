package io.stride.jobs.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link ClassifyJob} found.
 *
 * @param nodes nodes with an embedding and a label
 * @param labels different labels of these nodes
 * @param multiLabel whether some node has several labels
 * @param size numbers per vector
 * @param missing ids of nodes with a label but no embedding, left out
 * @param scores one per share and rule, shares in the order of the settings
 * @param splits the single splits behind them
 * @param warnings what the reader should know, one line each
 */
public record ClassificationResult(
    int nodes,
    int labels,
    boolean multiLabel,
    int size,
    List<String> missing,
    List<FractionScore> scores,
    List<SplitScore> splits,
    List<String> warnings) {

  /** Copies the lists. */
  public ClassificationResult {
    missing = List.copyOf(missing);
    scores = List.copyOf(scores);
    splits = List.copyOf(splits);
    warnings = List.copyOf(warnings);
  }

  /** Number of nodes with a label but no embedding. */
  public int unmatched() {
    return missing.size();
  }

  /** Share of the labelled nodes that have an embedding; 1 unless graph and labels differ. */
  public double matchedShare() {
    return (double) nodes / (nodes + unmatched());
  }

  /** One row per share and rule: means and deviations. */
  public List<Map<String, Object>> rows() {
    return scores.stream().map(FractionScore::row).toList();
  }

  /** One row per share, split and rule. */
  public List<Map<String, Object>> splitRows() {
    return splits.stream().map(SplitScore::row).toList();
  }

  /** For people: a heading, a line per share and rule, the warnings; no line end at the end. */
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%,d labelled nodes, %d labels, %s; one-vs-rest logistic regression, %d split%s",
            nodes,
            labels,
            multiLabel ? "several per node" : "one per node",
            scores.get(0).splits(),
            scores.get(0).splits() == 1 ? "" : "s"));
    lines.add(
        line("%-6s %-18s  %-7s  %-16s  %s", "train", "rule", "penalty", "micro-F1", "macro-F1"));
    for (FractionScore score : scores) {
      lines.add(
          line(
              "%-6s %-18s  %-7s  %.4f +- %.4f  %.4f +- %.4f",
              Math.round(score.trainFraction() * 1000) / 10.0 + "%",
              score.rule().title(),
              line("%.0e", score.penalty()),
              score.mean().micro(),
              score.deviation().micro(),
              score.mean().macro(),
              score.deviation().macro()));
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));
    return String.join("\n", lines);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
