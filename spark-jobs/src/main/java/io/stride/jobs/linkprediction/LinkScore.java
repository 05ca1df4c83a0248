package io.stride.jobs.linkprediction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one way of scoring pairs reached on the held-out edges and the test non-edges.
 *
 * @param negatives where the non-edges come from
 * @param vectors the name of the vectors; {@link #NO_VECTORS} for a control
 * @param method an operator's title, or a control's
 * @param fit the operator's classifier; empty for a control, which uses no embeddings and fits
 *     nothing
 * @param scores AUC and average precision
 */
public record LinkScore(
    Negatives negatives,
    String vectors,
    String method,
    Optional<OperatorFit> fit,
    RankingScores scores) {

  /** What stands for the vectors of a control. */
  public static final String NO_VECTORS = "none";

  /** Whether this is a comparison that uses no embeddings. */
  public boolean control() {
    return fit.isEmpty();
  }

  /** Whether this is of vectors to compare with. */
  public boolean baseline() {
    return !control() && !vectors.equals(LinkVectors.TESTED);
  }

  /**
   * A row for a metrics table; a control's penalty and validation are null.
   *
   * @param chosen whether this is the operator that validation chose for these vectors
   */
  public Map<String, Object> row(boolean chosen) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("negatives", negatives.title());
    row.put("vectors", vectors);
    row.put("method", method);
    row.put("control", control());
    row.put("chosen", chosen);
    row.put("penalty", fit.map(OperatorFit::penalty).orElse(null));
    row.put("validation_auc", fit.map(OperatorFit::validationAuc).orElse(null));
    row.put("auc", scores.auc());
    row.put("average_precision", scores.averagePrecision());
    return row;
  }
}
