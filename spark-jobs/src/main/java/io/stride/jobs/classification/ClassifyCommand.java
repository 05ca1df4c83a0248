package io.stride.jobs.classification;

import io.stride.jobs.cli.GivenOptions;
import io.stride.jobs.cli.JobCommand;
import io.stride.jobs.cli.JobContext;
import io.stride.jobs.cli.JobReport;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.evaluation.Regularization;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunId;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSelection;
import io.stride.jobs.run.TaskScores;
import io.stride.walk.error.InvalidSettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stride classify}: how well embeddings predict node labels. */
@Command(
    name = "classify",
    description = "Predicts node labels from embeddings; micro and macro F1 over random splits.")
public final class ClassifyCommand extends JobCommand {
  @Option(
      names = "--embeddings",
      paramLabel = "PATH",
      description =
          "<output>/embeddings of earlier runs, one run's directory, or any Parquet with node and"
              + " embedding (classification.embeddings).")
  private String embeddings;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Lines of node and label; several for a node: multi-label" + " (classification.labels).")
  private String labels;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description =
          "Which run, or several parted by commas for their mean and deviation; without it, the"
              + " newest complete one (classification.run-id).")
  private String runId;

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions()
        .add("classification.embeddings", embeddings)
        .add("classification.labels", labels)
        .add("classification.run-id", runId)
        .asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    settings(config);
    runIds(config);
    requirePath(config, "classification.embeddings", "--embeddings");
    requirePath(config, "classification.labels", "--labels");
  }

  @Override
  protected JobReport run(JobContext context) {
    List<RunId> wanted = runIds(context.config());
    if (wanted.size() < 2) {
      return classify(context, select(context, wanted.stream().findFirst()));
    }
    // All are looked up before the first is scored: a run that is not there should not cost a wait.
    List<RunSelection> selections =
        wanted.stream().map(id -> select(context, Optional.of(id))).toList();
    List<ClassifyReport> reports = new ArrayList<>();
    Map<String, ClassificationResult> byRun = new LinkedHashMap<>();
    RunsResult together = null;
    for (RunSelection selection : selections) {
      ClassifyReport report = classify(context, selection);
      reports.add(report);
      byRun.put(selection.runId().orElseThrow().value(), report.result());
      together = new RunsResult(byRun);
    }
    for (RunSelection selection : selections) {
      new TaskScores(context.spark(), selection, context.progress())
          .write("classification-runs", together.rows());
    }
    return new ClassifyRunsReport(reports, together);
  }

  private static RunSelection select(JobContext context, Optional<RunId> wanted) {
    return RunSelection.choose(
        context.spark().sparkContext().hadoopConfiguration(),
        RunPart.EMBEDDINGS,
        context.config().string("classification.embeddings"),
        wanted);
  }

  private static ClassifyReport classify(JobContext context, RunSelection selection) {
    StrideConfig config = context.config();
    SparkSession spark = context.spark();
    Progress progress = context.progress();
    progress.detail(selection.describe());
    progress.stage("classifying");
    ClassificationResult result =
        ClassifyJob.run(
            spark,
            EmbeddingVectors.table(spark, selection.path()),
            config.string("classification.labels"),
            settings(config),
            progress::detail);
    TaskScores scores = new TaskScores(spark, selection, progress);
    scores.write("classification", result.rows());
    scores.write("classification-splits", result.splitRows());
    return new ClassifyReport(selection, result);
  }

  private static ClassificationSettings settings(StrideConfig config) {
    return new ClassificationSettings(
        config.numbers("classification.train-fractions"),
        config.integer("classification.splits"),
        Regularization.parse(
            "classification.regularization", config.string("classification.regularization")),
        config.integer("classification.iterations"),
        config.longInteger("seed"));
  }

  private static List<RunId> runIds(StrideConfig config) {
    String text = config.string("classification.run-id");
    List<String> ids =
        text.isEmpty() ? List.of() : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    InvalidSettingException.require(
        ids.stream().noneMatch(String::isEmpty) && ids.stream().distinct().count() == ids.size(),
        "classification.run-id",
        text,
        "one run id, or several different ones parted by commas",
        "which run= of the embeddings");
    return ids.stream().map(RunId::new).toList();
  }

  private static void requirePath(StrideConfig config, String key, String option) {
    InvalidSettingException.require(
        !config.string(key).isBlank(), key, "empty", "a path", "give " + option + " PATH");
  }
}
