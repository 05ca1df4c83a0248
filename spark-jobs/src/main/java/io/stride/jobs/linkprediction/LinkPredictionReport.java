package io.stride.jobs.linkprediction;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.run.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code stride link-prediction} says at the end.
 *
 * @param manifest of the run, as written
 * @param table for people
 */
public record LinkPredictionReport(Manifest manifest, String table) implements JobReport {

  static LinkPredictionReport done(Manifest manifest, String output, LinkPredictionResult result) {
    return new LinkPredictionReport(
        manifest, result.table() + "\nwritten to " + output + "/metrics/run=" + manifest.runId());
  }

  static LinkPredictionReport skipped(Manifest manifest, String output) {
    return new LinkPredictionReport(
        manifest,
        "run %s is complete already in %s: nothing done".formatted(manifest.runId(), output));
  }

  @Override
  public Map<String, Object> json() {
    return new LinkedHashMap<>(manifest.asMap());
  }
}
