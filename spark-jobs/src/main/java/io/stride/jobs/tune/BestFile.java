package io.stride.jobs.tune;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.RunId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The file that the chosen configuration is written to: the settings that are not the defaults and
 * that shape vectors or say how edges are read, but not where, which may hold secrets.
 */
final class BestFile {
  /** Its name. */
  static final String NAME = "best.conf";

  private static final List<String> PREFIXES =
      List.of(
          "seed",
          "input.format",
          "input.separator",
          "input.directed",
          "input.weights",
          "input.columns.",
          "graph.",
          "walk.",
          "features.",
          "model.",
          "training.",
          "averaging.",
          "skip-gram.",
          "refine.",
          "encoding.walks",
          "encoding.batch-size",
          "encoding.normalize");

  private BestFile() {}

  /** The text of the file. */
  static String text(RunId run, TuneResult result, StrideConfig chosen) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "# The best of %d configurations, found by the job tune, run %s.%n",
            result.trials().size(),
            run));
    result
        .best()
        .test()
        .ifPresent(
            quality ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "# Mean AUC on held-out edges that took no part in the choice: %.4f%s.%n",
                        quality.objective(),
                        result
                            .given()
                            .test()
                            .map(own -> String.format(Locale.ROOT, ", given %.4f", own.objective()))
                            .orElse(""))));
    text.append("# ./submit.sh embed --config THIS_FILE --input EDGES\n");
    return text.append(StrideConfig.lines(kept(chosen))).toString();
  }

  private static Map<String, Object> kept(StrideConfig chosen) {
    Map<String, Object> kept = new LinkedHashMap<>(chosen.changed());
    kept.keySet().removeIf(key -> PREFIXES.stream().noneMatch(key::startsWith));
    return kept;
  }
}
