package io.stride.jobs.classification;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.run.RunSelection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code stride classify} says at the end. */
record ClassifyReport(RunSelection selection, ClassificationResult result) implements JobReport {
  @Override
  public String table() {
    return selection.describe() + "\n" + result.table();
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("embeddings", selection.path());
    json.put("nodes", result.nodes());
    json.put("labels", result.labels());
    json.put("size", result.size());
    json.put("multiLabel", result.multiLabel());
    json.put("unmatched", result.unmatched());
    json.put("matchedShare", result.matchedShare());
    json.put("scores", result.rows());
    json.put("splits", result.splitRows());
    json.put("warnings", result.warnings());
    return json;
  }
}
