package io.stride.jobs.classification;

import io.stride.jobs.cli.JobReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code stride classify} says at the end of several runs.
 *
 * @param reports of each run
 * @param result of all
 */
record ClassifyRunsReport(List<ClassifyReport> reports, RunsResult result) implements JobReport {
  @Override
  public String table() {
    List<String> lines =
        new ArrayList<>(reports.stream().map(report -> report.selection().describe()).toList());
    lines.add(result.table());
    return String.join("\n", lines);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scores", result.rows());
    json.put("warnings", result.warnings());
    json.put("runs", reports.stream().map(ClassifyReport::json).toList());
    return json;
  }
}
