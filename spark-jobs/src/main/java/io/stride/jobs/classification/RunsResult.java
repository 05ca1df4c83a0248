package io.stride.jobs.classification;

import io.stride.walk.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@link ClassifyJob} found for several runs with the same labels and settings.
 *
 * @param byRun the result of each by its id, in the order they were named; at least one
 */
public record RunsResult(Map<String, ClassificationResult> byRun) {
  private static final String ROW = "%-6s %-18s  %-24s  %-16s  %s";

  /**
   * Copies the map.
   *
   * @throws InvalidInputException if vectors of the runs have different lengths, or nodes have
   *     several labels in some of them only
   */
  public RunsResult {
    byRun = new LinkedHashMap<>(byRun);
    Map.Entry<String, ClassificationResult> first = byRun.entrySet().iterator().next();
    byRun.forEach(
        (run, result) -> requireComparable(first.getKey(), first.getValue(), run, result));
  }

  /** One per share and rule, shares in the order of the settings. */
  public List<RunsScore> scores() {
    return IntStream.range(0, first().scores().size()).mapToObj(this::score).toList();
  }

  /** One row per share and rule: means and deviations over runs. */
  public List<Map<String, Object>> rows() {
    String names = String.join(",", byRun.keySet());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RunsScore score : scores()) {
      Map<String, Object> row = score.row();
      row.put("run_ids", names);
      rows.add(row);
    }
    return rows;
  }

  /** What the reader should know, one line each: of all runs together and of each. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    if (byRun.values().stream().map(ClassificationResult::missing).distinct().count() > 1) {
      lines.add(
          "the runs have embeddings of different labelled nodes, so their scores are of different"
              + " nodes: "
              + byRun.entrySet().stream()
                  .map(run -> line("%s %,d", run.getKey(), run.getValue().nodes()))
                  .collect(Collectors.joining(", ")));
    }
    byRun.forEach(
        (run, result) ->
            result.warnings().forEach(warning -> lines.add("run " + run + ": " + warning)));
    return lines;
  }

  /**
   * For people: a heading, per share and rule a line for all runs and one for each, the warnings;
   * no line end at the end.
   */
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%,d labelled nodes, %d labels, %s; one-vs-rest logistic regression, %d runs of %d split%s",
            first().nodes(),
            first().labels(),
            first().multiLabel() ? "several per node" : "one per node",
            byRun.size(),
            first().scores().get(0).splits(),
            first().scores().get(0).splits() == 1 ? "" : "s"));
    lines.add(line(ROW, "train", "rule", "over", "micro-F1", "macro-F1"));
    for (int i = 0; i < first().scores().size(); i++) {
      addLines(lines, i);
    }
    lines.add("over runs: mean and deviation of the runs' means; over splits: of one run's splits");
    warnings().forEach(warning -> lines.add("warning: " + warning));
    return String.join("\n", lines);
  }

  private void addLines(List<String> lines, int index) {
    RunsScore score = score(index);
    String share = Math.round(score.trainFraction() * 1000) / 10.0 + "%";
    String rule = score.rule().title();
    lines.add(line(ROW, share, rule, byRun.size() + " runs", score.micro(), score.macro()));
    byRun.forEach(
        (run, result) -> {
          FractionScore own = result.scores().get(index);
          lines.add(
              line(
                  ROW,
                  share,
                  rule,
                  "splits of " + run,
                  new Spread(own.mean().micro(), own.deviation().micro()),
                  new Spread(own.mean().macro(), own.deviation().macro())));
        });
  }

  private RunsScore score(int index) {
    return RunsScore.of(byRun.values().stream().map(run -> run.scores().get(index)).toList());
  }

  private ClassificationResult first() {
    return byRun.values().iterator().next();
  }

  private static void requireComparable(
      String first, ClassificationResult expected, String run, ClassificationResult result) {
    if (result.size() != expected.size()) {
      throw new InvalidInputException(
          "embeddings: run %s has vectors of %d numbers, run %s of %d; only runs of one size have a mean"
              .formatted(first, expected.size(), run, result.size()));
    }
    if (result.multiLabel() != expected.multiLabel()) {
      throw new InvalidInputException(
          "embeddings: nodes have several labels in run %s only, so the scores have no mean; are these runs of one graph?"
              .formatted(result.multiLabel() ? run : first));
    }
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
