package io.stride.jobs.tune;

import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.GraphRun;
import io.stride.jobs.run.HadoopFiles;
import io.stride.jobs.run.JobFailedException;
import io.stride.jobs.run.MetricsTable;
import io.stride.jobs.run.MetricsWriter;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.StageTimings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Searches settings without labels: reads the edges once, holds some out once, embeds what is left
 * with one configuration after the other, and keeps the one whose vectors best predict the held-out
 * edges. Leaves that configuration as a file, all scores and a manifest in the output directory.
 */
public final class TuneJob {
  private static final double MINUTE = 60e9;

  private final SparkSession spark;
  private final EmbedSettings given;
  private final TuneSettings settings;
  private final StageTimings progress;

  /**
   * A job on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param given the edges, the output, and the configuration to start from
   * @param settings what is tried, and how often
   * @param progress is told of the stages
   */
  public TuneJob(
      SparkSession spark, EmbedSettings given, TuneSettings settings, Progress progress) {
    this.spark = spark;
    this.given = given;
    this.settings = settings;
    this.progress = new StageTimings(progress);
  }

  /**
   * Runs it, unless it is complete already.
   *
   * @throws io.stride.walk.error.InvalidInputException if the edges cannot be used, or too few of
   *     them can be held out
   * @throws io.stride.walk.error.InvalidSettingException if the output cannot be written, or the
   *     given configuration doesn't fit the memory
   * @throws io.stride.jobs.run.LockedException if another process works on this run
   * @throws JobFailedException if no configuration could be embedded
   * @throws IOException if the output's file system fails
   */
  public TuneReport run() throws IOException {
    GraphRun.Outcome<TuneResult> outcome =
        new GraphRun(spark, "tune", given, progress).run(this::work);
    return outcome
        .summary()
        .map(result -> TuneReport.done(outcome.manifest(), outcome.output(), result))
        .orElseGet(() -> TuneReport.skipped(outcome.manifest(), outcome.output()));
  }

  private TuneResult work(GraphRun.Begun run) throws IOException {
    settings.space().leftOut().forEach(progress::note);
    progress.stage("holding edges out");
    HeldOutEdges edges = HeldOutEdges.of(run.graph().graph(), settings.links());
    TuneResult result =
        search(run, edges, new CandidateTrials(spark, settings, run, edges, progress));
    progress.stage("writing");
    write(run, result);
    return result;
  }

  private TuneResult search(GraphRun.Begun run, HeldOutEdges edges, CandidateTrials trials) {
    long begun = System.nanoTime();
    CandidateSearch search = new CandidateSearch(settings.space(), settings.links().seed());
    List<Trial> tried = new ArrayList<>();
    Optional<Trial> best = Optional.empty();
    Optional<Candidate> next = Optional.of(Candidate.GIVEN);
    TuneResult.Stop stop = TuneResult.Stop.SPACE_USED_UP;
    while (next.isPresent()) {
      Trial trial = trials.attempt(tried.size() + 1, next.get(), best);
      tried.add(trial);
      progress.note(note(trial));
      best = trial.betterThan(best) ? Optional.of(trial) : best;
      if (tried.size() >= settings.candidates()) {
        stop = TuneResult.Stop.CANDIDATES_TRIED;
        break;
      }
      if (settings.maxMinutes() > 0
          && System.nanoTime() - begun >= settings.maxMinutes() * MINUTE) {
        stop = TuneResult.Stop.TIME_UP;
        break;
      }
      next = search.next(best.map(Trial::candidate).orElse(Candidate.GIVEN));
    }
    Trial found = best.orElseThrow(() -> noneWorked(tried));
    return new TuneResult(
        run.graph().statistics(),
        edges.validationEdges(),
        edges.testEdges(),
        tried,
        found,
        stop,
        warnings(edges, tried.get(0), found));
  }

  private void write(GraphRun.Begun run, TuneResult result) throws IOException {
    RunDirectory directory = run.session().directory();
    new MetricsWriter(spark, directory.staging(RunPart.METRICS))
        .write("tune", MetricsTable.of(Trial.COLUMNS, result.rows()));
    HadoopFiles.writeAtomically(
        directory.fileSystem(),
        new Path(directory.staging(RunPart.TUNE), BestFile.NAME),
        BestFile.text(
            directory.runId(), result, settings.space().config(result.best().candidate())));
    run.manifest()
        .stopReason(result.stop().name())
        .section("heldOut", heldOut(result))
        .section("candidates", result.rows())
        .section("chosen", tested(result.best()))
        .section("given", tested(result.given()));
  }

  private static Map<String, Object> heldOut(TuneResult result) {
    return Map.of("validation", result.validationEdges(), "test", result.testEdges());
  }

  /** The scores on the edges that took no part in the choice. */
  private static Map<String, Object> tested(Trial trial) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("number", trial.number());
    section.put("settings", trial.candidate().changes());
    trial
        .test()
        .ifPresent(
            quality -> {
              section.put("objective", quality.objective());
              section.put("aucUniform", quality.uniformAuc());
              section.put("aucDegreeMatched", quality.matchedAuc());
            });
    return section;
  }

  private String note(Trial trial) {
    return String.format(
        Locale.ROOT,
        "%d of at most %d: %s  (%s)",
        trial.number(),
        settings.candidates(),
        trial
            .validation()
            .map(quality -> String.format(Locale.ROOT, "mean AUC %.4f", quality.objective()))
            .orElse("failed: " + trial.failure()),
        trial.candidate().title());
  }

  private static JobFailedException noneWorked(List<Trial> tried) {
    return new JobFailedException(
        "none of %d configurations could be embedded; the given one: %s"
            .formatted(tried.size(), tried.get(0).failure()));
  }

  private static List<String> warnings(HeldOutEdges edges, Trial given, Trial best) {
    List<String> lines = new ArrayList<>();
    if (edges.holdout().achieved() < edges.holdout().requested()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d edges should be held out, only %,d can be without taking components apart",
              edges.holdout().requested(),
              edges.holdout().achieved()));
    }
    boolean worse =
        given.test().isPresent()
            && best.test().orElseThrow().objective() < given.test().get().objective();
    if (worse) {
      lines.add(
          "on the edges that took no part in the choice the given configuration is better: the gain"
              + " may be chance");
    }
    return lines;
  }
}
