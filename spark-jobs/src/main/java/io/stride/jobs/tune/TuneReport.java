package io.stride.jobs.tune;

import io.stride.jobs.cli.JobReport;
import io.stride.jobs.embed.GraphLines;
import io.stride.jobs.run.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code stride tune} says at the end.
 *
 * @param manifest of the run, as written
 * @param table for people
 * @param skipped whether the run had been complete before
 */
public record TuneReport(Manifest manifest, String table, boolean skipped) implements JobReport {

  static TuneReport done(Manifest manifest, String output, TuneResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(GraphLines.of(result.graph()).stripTrailing());
    lines.add(
        line(
            "held out     %,d edges to choose by, %,d others to test the choice",
            result.validationEdges(), result.testEdges()));
    lines.add(line("   #  mean AUC  uniform  degree-matched  seconds  configuration"));
    result.trials().forEach(trial -> lines.add(line(trial, trial.equals(result.best()))));
    lines.add("* chosen; AUC of the held-out edges to choose by");
    lines.add(line("stopped      %s", stop(result.stop())));
    lines.add(tested("test, given ", result.given()));
    lines.add(tested("test, chosen", result.best()));
    result.warnings().forEach(warning -> lines.add("warning: " + warning));
    lines.add(line("written to   %s/tune/run=%s/%s", output, manifest.runId(), BestFile.NAME));
    return new TuneReport(manifest, String.join("\n", lines), false);
  }

  static TuneReport skipped(Manifest manifest, String output) {
    String text = "run %s is complete already in %s: nothing done";
    return new TuneReport(manifest, text.formatted(manifest.runId(), output), true);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("skipped", skipped);
    json.putAll(manifest.asMap());
    return json;
  }

  private static String line(Trial trial, boolean best) {
    String mark = best ? "*" : " ";
    String title = trial.candidate().title();
    return trial
        .validation()
        .map(
            quality ->
                line(
                    "%4d%s   %.4f   %.4f          %.4f  %7.1f  %s",
                    trial.number(),
                    mark,
                    quality.objective(),
                    quality.uniformAuc(),
                    quality.matchedAuc(),
                    trial.seconds(),
                    title))
        .orElseGet(
            () ->
                line(
                    "%4d%s   failed %32.1f  %s: %s",
                    trial.number(), mark, trial.seconds(), title, trial.failure()));
  }

  private static String tested(String name, Trial trial) {
    return trial
        .test()
        .map(
            quality ->
                line(
                    "%s mean AUC %.4f (uniform %.4f, degree-matched %.4f)",
                    name, quality.objective(), quality.uniformAuc(), quality.matchedAuc()))
        .orElse(name + " failed");
  }

  private static String stop(TuneResult.Stop stop) {
    return switch (stop) {
      case CANDIDATES_TRIED -> "after tune.candidates";
      case TIME_UP -> "by tune.max-minutes";
      case SPACE_USED_UP -> "there is no other configuration in tune.space";
    };
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
