package io.stride.jobs.linkprediction;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one way of scoring pairs reached on the held-out edges and the test non-edges.
 *
 * @param method an operator's title, or a control's
 * @param control whether this is a comparison that uses no embeddings
 * @param scores AUC and average precision
 */
public record LinkScore(String method, boolean control, RankingScores scores) {

  /** A row for a metrics table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("method", method);
    row.put("control", control);
    row.put("auc", scores.auc());
    row.put("average_precision", scores.averagePrecision());
    return row;
  }
}
