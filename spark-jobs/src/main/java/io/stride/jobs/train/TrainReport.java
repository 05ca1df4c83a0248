package io.stride.jobs.train;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.embed.EmbedSummary.TrainingSummary;
import io.stride.jobs.embed.GraphLines;
import io.stride.jobs.embed.TrainingLines;
import io.stride.jobs.run.Manifest;
import io.stride.walk.graph.GraphStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link TrainJob} did.
 *
 * @param manifest of the run, as written
 * @param output the output directory
 * @param done what was trained; null if the run had been complete before
 */
public record TrainReport(Manifest manifest, String output, Done done) implements JobReport {

  /**
   * What was trained.
   *
   * @param graph counts of the graph
   * @param training how it went
   * @param parameters trained numbers of the model
   */
  public record Done(GraphStatistics graph, TrainingSummary training, long parameters) {}

  @Override
  public String table() {
    if (done == null) {
      return "run %s is complete already in %s: nothing done".formatted(manifest.runId(), output);
    }
    List<String> lines = new ArrayList<>();
    lines.add(GraphLines.of(done.graph()).stripTrailing());
    lines.addAll(TrainingLines.of(done.training()));
    lines.add(String.format(Locale.ROOT, "model        %,d parameters", done.parameters()));
    lines.add("written to   " + output + "/models/run=" + manifest.runId());
    return String.join("\n", lines);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("skipped", done == null);
    json.put("output", output);
    json.putAll(manifest.asMap());
    return json;
  }
}
