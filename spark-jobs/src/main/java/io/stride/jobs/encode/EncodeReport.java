package io.stride.jobs.encode;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.embed.EmbeddingCounts;
import io.stride.jobs.embed.GraphLines;
import io.stride.jobs.run.Manifest;
import io.stride.walk.graph.GraphStatistics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link EncodeJob} did.
 *
 * @param manifest of the run, as written
 * @param output the output directory
 * @param done what was embedded; null if the run had been complete before
 */
public record EncodeReport(Manifest manifest, String output, Done done) implements JobReport {

  /**
   * What was embedded.
   *
   * @param graph counts of the graph
   * @param vectors how many rows were written
   */
  public record Done(GraphStatistics graph, EmbeddingCounts vectors) {}

  @Override
  public String table() {
    if (done == null) {
      return "run %s is complete already in %s: nothing done".formatted(manifest.runId(), output);
    }
    return String.join(
        "\n",
        GraphLines.of(done.graph()).stripTrailing(),
        String.format(
            Locale.ROOT,
            "embeddings   %,d embedded, %,d isolated, %d numbers each",
            done.vectors().embedded(),
            done.vectors().isolated(),
            done.vectors().size()),
        "written to   " + output + "/embeddings/run=" + manifest.runId());
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
