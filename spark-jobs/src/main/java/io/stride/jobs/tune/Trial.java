package io.stride.jobs.tune;

import io.stride.jobs.linkprediction.LinkScore;
import io.stride.jobs.run.MetricsTable.Column;
import io.stride.jobs.run.MetricsType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that was tried.
 *
 * @param number from 1, in the order of trying
 * @param candidate the configuration
 * @param validation how well it did on the edges to choose by; empty if it failed
 * @param test how well on the other ones; only for the given configuration and those that were the
 *     best at their time
 * @param seconds to embed and to score
 * @param failure why there is no score; empty if there is one
 */
record Trial(
    int number,
    Candidate candidate,
    Optional<LinkQuality> validation,
    Optional<LinkQuality> test,
    double seconds,
    String failure) {
  /** Columns of {@link #row}. */
  static final List<Column> COLUMNS =
      List.of(
          new Column("number", MetricsType.LONG),
          new Column("settings", MetricsType.TEXT),
          new Column("best", MetricsType.BOOLEAN),
          new Column("objective", MetricsType.DOUBLE),
          new Column("auc_uniform", MetricsType.DOUBLE),
          new Column("operator_uniform", MetricsType.TEXT),
          new Column("auc_degree_matched", MetricsType.DOUBLE),
          new Column("operator_degree_matched", MetricsType.TEXT),
          new Column("seconds", MetricsType.DOUBLE),
          new Column("failure", MetricsType.TEXT));

  /** Whether its score is higher than that of {@code other}; any score is higher than none. */
  boolean betterThan(Optional<Trial> other) {
    double own = validation.map(LinkQuality::objective).orElse(-1.0);
    double others = other.flatMap(Trial::validation).map(LinkQuality::objective).orElse(-1.0);
    return own > others;
  }

  /** A row for a metrics table; the figures of a failed one are null. */
  Map<String, Object> row(boolean best) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", number);
    row.put("settings", candidate.given() ? "" : candidate.title());
    row.put("best", best);
    row.put("objective", validation.map(LinkQuality::objective).orElse(null));
    row.put("auc_uniform", validation.map(LinkQuality::uniformAuc).orElse(null));
    row.put("operator_uniform", operator(validation.map(LinkQuality::uniform)));
    row.put("auc_degree_matched", validation.map(LinkQuality::matchedAuc).orElse(null));
    row.put("operator_degree_matched", operator(validation.map(LinkQuality::matched)));
    row.put("seconds", seconds);
    row.put("failure", failure.isEmpty() ? null : failure);
    return row;
  }

  private static String operator(Optional<LinkScore> score) {
    return score.map(LinkScore::method).orElse(null);
  }
}
