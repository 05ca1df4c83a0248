package io.stride.jobs.linkprediction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one way of scoring pairs reached on the held-out edges and the test non-edges.
 *
 * @param negatives where the non-edges come from
 * @param method an operator's title, or a control's
 * @param fit the operator's classifier; empty for a control, which uses no embeddings and fits
 *     nothing
 * @param scores AUC and average precision
 */
public record LinkScore(
    Negatives negatives, String method, Optional<OperatorFit> fit, RankingScores scores) {

  /** Whether this is a comparison that uses no embeddings. */
  public boolean control() {
    return fit.isEmpty();
  }

  /**
   * A row for a metrics table; a control's penalty and validation are null.
   *
   * @param chosen whether this is the operator that validation chose
   */
  public Map<String, Object> row(boolean chosen) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("negatives", negatives.title());
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
