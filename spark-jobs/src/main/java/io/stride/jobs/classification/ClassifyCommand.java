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
      description = "Which run; without it, the newest complete one (classification.run-id).")
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
    runId(config);
    requirePath(config, "classification.embeddings", "--embeddings");
    requirePath(config, "classification.labels", "--labels");
  }

  @Override
  protected JobReport run(JobContext context) {
    StrideConfig config = context.config();
    SparkSession spark = context.spark();
    Progress progress = context.progress();
    RunSelection selection =
        RunSelection.choose(
            spark.sparkContext().hadoopConfiguration(),
            RunPart.EMBEDDINGS,
            config.string("classification.embeddings"),
            runId(config));
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

  private static Optional<RunId> runId(StrideConfig config) {
    return Optional.of(config.string("classification.run-id"))
        .filter(id -> !id.isEmpty())
        .map(RunId::new);
  }

  private static void requirePath(StrideConfig config, String key, String option) {
    InvalidSettingException.require(
        !config.string(key).isBlank(), key, "empty", "a path", "give " + option + " PATH");
  }
}
