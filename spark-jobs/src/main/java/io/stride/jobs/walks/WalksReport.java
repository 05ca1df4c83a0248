package io.stride.jobs.walks;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.embed.GraphLines;
import io.stride.jobs.run.Manifest;
import io.stride.walk.graph.GraphStatistics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link WalksJob} did.
 *
 * @param manifest of the run, as written
 * @param output the output directory
 * @param done what was read and written; null if the run had been complete before
 */
public record WalksReport(Manifest manifest, String output, Done done) implements JobReport {

  /**
   * What was read and written.
   *
   * @param graph counts of the graph
   * @param written counts of the walks
   * @param drawingSeconds how long this start of the run drew and wrote walks
   */
  record Done(GraphStatistics graph, WalksSummary written, double drawingSeconds) {}

  @Override
  public String table() {
    if (done == null) {
      return "run %s is complete already in %s: nothing done".formatted(manifest.runId(), output);
    }
    GraphStatistics graph = done.graph();
    WalksSummary written = done.written();
    return GraphLines.of(graph)
        + String.format(
            Locale.ROOT,
            """
        walks        %,d with %,d steps
        files        %,d
        batches      %,d, %,d of them from an earlier start
        drawing      %.1f s
        written to   %s/walks/run=%s""",
            written.walks(),
            written.steps(),
            written.files(),
            written.batches(),
            written.resumedBatches(),
            done.drawingSeconds(),
            output,
            manifest.runId());
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
