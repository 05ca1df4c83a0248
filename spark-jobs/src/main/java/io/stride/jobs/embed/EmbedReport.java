package io.stride.jobs.embed;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.run.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link EmbedJob} did.
 *
 * @param manifest of the run, as written
 * @param output the output directory
 * @param summary what was read and learned; null if the run had been complete before, so that
 *     nothing was done
 * @param jvmSeconds from the start of this JVM to the end of the job
 */
public record EmbedReport(Manifest manifest, String output, EmbedSummary summary, double jvmSeconds)
    implements JobReport {

  /** Whether the run had been complete before. */
  public boolean skipped() {
    return summary == null;
  }

  @Override
  public String table() {
    if (skipped()) {
      return "run %s is complete already in %s: nothing done".formatted(manifest.runId(), output);
    }
    List<String> lines = new ArrayList<>();
    lines.add(GraphLines.of(summary.graph()).stripTrailing());
    lines.addAll(summary.training());
    EmbeddingCounts counts = summary.counts();
    lines.add(
        line(
            "embeddings   %,d embedded, %,d isolated%s, %d numbers each",
            counts.embedded(),
            counts.isolated(),
            counts.unseen() == 0 ? "" : line(", %,d unseen", counts.unseen()),
            counts.size()));
    lines.add("written to   " + output + "/embeddings/run=" + manifest.runId());
    lines.add(line("time         %.1f s from the start of the JVM", jvmSeconds));
    return String.join("\n", lines);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("skipped", skipped());
    json.put("output", output);
    json.put("jvmSeconds", jvmSeconds);
    json.putAll(manifest.asMap());
    return json;
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
