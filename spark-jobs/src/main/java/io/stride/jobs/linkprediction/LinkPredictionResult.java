package io.stride.jobs.linkprediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link LinkPredictionJob} found.
 *
 * @param counts what it was trained and tested on
 * @param scores one per operator, in the order of {@link EdgeOperator}, then the controls
 * @param warnings what the reader should know, one line each
 */
public record LinkPredictionResult(
    LinkCounts counts, List<LinkScore> scores, List<String> warnings) {

  /** Copies the lists. */
  public LinkPredictionResult {
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
  }

  /** The operator with the highest AUC. */
  public LinkScore best() {
    return scores.stream()
        .filter(score -> !score.control())
        .max(Comparator.comparingDouble(score -> score.scores().auc()))
        .orElseThrow();
  }

  /** One row per operator and control. */
  public List<Map<String, Object>> rows() {
    return scores.stream().map(LinkScore::row).toList();
  }

  /**
   * For people: a heading, a line per operator and control, the warnings; no line end at the end.
   */
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%,d nodes, %,d edges, %,d (%.1f%%) held out; trained on %,d edges and as many non-edges",
            counts.nodes(),
            counts.edges(),
            counts.heldOut(),
            100 * counts.achievedShare(),
            counts.trainEdges()));
    lines.add(line("%-26s  %-6s  %s", "operator", "AUC", "average precision"));
    for (LinkScore score : scores) {
      lines.add(
          line(
              "%-26s  %.4f  %.4f",
              score.method() + (score.control() ? " (control)" : ""),
              score.scores().auc(),
              score.scores().averagePrecision()));
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));
    return String.join("\n", lines);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
