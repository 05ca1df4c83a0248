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
 * @param scores per kind of non-edges one per vectors, those to be tested first, and operator, in
 *     the order of {@link EdgeOperator}, then the controls
 * @param unseen whether training edges were held out too, so that the vectors do not know them
 * @param warnings what the reader should know, one line each
 */
public record LinkPredictionResult(
    LinkCounts counts, List<LinkScore> scores, boolean unseen, List<String> warnings) {

  /** Copies the lists. */
  public LinkPredictionResult {
    scores = List.copyOf(scores);
    warnings = List.copyOf(warnings);
  }

  /** The same for the vectors that are tested. */
  public LinkScore best(Negatives negatives) {
    return best(negatives, LinkVectors.TESTED);
  }

  /**
   * The operator on some vectors with the highest AUC on the validation part of the training pairs:
   * chosen without looking at the test.
   *
   * @param vectors their name
   */
  public LinkScore best(Negatives negatives, String vectors) {
    return scores.stream()
        .filter(score -> score.negatives() == negatives && score.vectors().equals(vectors))
        .max(Comparator.comparingDouble(score -> score.fit().orElseThrow().validationAuc()))
        .orElseThrow();
  }

  /** One row per kind of non-edges and operator on some vectors, or control. */
  public List<Map<String, Object>> rows() {
    return scores.stream().map(score -> score.row(chosen(score))).toList();
  }

  /**
   * For people: a heading, a line per kind of non-edges and operator or control, the warnings; of
   * vectors to compare with only the chosen operator. No line end at the end.
   */
  public String table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "%,d nodes, %,d edges, %,d (%.1f%%) held out; classifiers trained on %,d %s, tested on %,d, against as many non-edges",
            counts.nodes(),
            counts.edges(),
            counts.heldOut(),
            100 * counts.achievedShare(),
            counts.trainEdges(),
            unseen ? "of them" : "others",
            counts.testEdges()));
    lines.add(
        line(
            "%-15s %-12s %-27s  %-7s  %-10s  %-6s  %s",
            "non-edges",
            "vectors",
            "operator",
            "penalty",
            "validation",
            "AUC",
            "average precision"));
    scores.stream().filter(this::shown).forEach(score -> lines.add(line(score)));
    lines.add(
        unseen
            ? "* chosen by validation, on training pairs left out in turn"
            : "* chosen by validation, on training pairs that are in the embedded graph");
    if (scores.stream().anyMatch(LinkScore::baseline)) {
      lines.add("vectors to compare with are shown with their chosen operator; metrics have all");
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));
    return String.join("\n", lines);
  }

  private String line(LinkScore score) {
    return line(
        "%-15s %-12s %-27s  %-7s  %-10s  %.4f  %.4f",
        score.negatives().title(),
        score.vectors(),
        score.method() + (score.control() ? " (control)" : chosen(score) ? " *" : ""),
        score.fit().map(fit -> line("%.0e", fit.penalty())).orElse(""),
        score.fit().map(fit -> line("%.4f", fit.validationAuc())).orElse(""),
        score.scores().auc(),
        score.scores().averagePrecision());
  }

  private boolean shown(LinkScore score) {
    return !score.baseline() || chosen(score);
  }

  private boolean chosen(LinkScore score) {
    return !score.control() && score.equals(best(score.negatives(), score.vectors()));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
