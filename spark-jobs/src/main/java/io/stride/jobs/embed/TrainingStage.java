package io.stride.jobs.embed;

import io.stride.jobs.run.ManifestBuilder;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.model.ComputeBackend;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Trains and stages the model and its metrics: what the jobs that train have in common. */
public final class TrainingStage {
  private final SparkSession spark;
  private final PipelineSettings settings;
  private final Progress progress;

  /**
   * A stage on a running Spark.
   *
   * @param spark where metrics are written
   * @param settings of the pipeline that trains
   * @param progress is told of the rounds
   */
  public TrainingStage(SparkSession spark, PipelineSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains.
   *
   * @return what training led to, with its section in the manifest
   * @throws TrainingDivergedException if training diverged; its model is kept for a look at it
   * @throws IOException if the output's file system fails
   */
  public TrainingResult run(
      EmbeddingPipeline pipeline, RunSession session, ManifestBuilder manifest) throws IOException {
    TrainingResult trained = pipeline.train(progress);
    RunOutput files = new RunOutput(spark, session.directory());
    files.writeModel(pipeline.model(trained));
    files.writeMetrics(trained);
    requireConverging(trained, session);
    manifest
        .device(ComputeBackend.device())
        .stopReason(trained.stop().name())
        .section("training", EmbedSummary.TrainingSummary.of(trained));
    return trained;
  }

  private void requireConverging(TrainingResult trained, RunSession session) throws IOException {
    if (trained.stop() == TrainingResult.Stop.DIVERGED) {
      boolean kept = session.keepIncomplete(RunPart.MODELS, RunPart.METRICS);
      throw new TrainingDivergedException(
          trained,
          settings.model().updater().learningRate(),
          kept
              ? "the last good parameters are in " + session.directory().published(RunPart.MODELS)
              : "the earlier result of this run stays as it is");
    }
  }
}
