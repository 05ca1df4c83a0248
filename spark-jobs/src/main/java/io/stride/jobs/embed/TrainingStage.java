package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import io.stride.train.averaging.TrainingResult;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Trains and stages the model and its metrics: what the jobs that train have in common. */
public final class TrainingStage {
  private final SparkSession spark;
  private final EmbedSettings settings;
  private final Progress progress;

  /**
   * A stage on a running Spark.
   *
   * @param spark where metrics are written
   * @param settings of the job that trains
   * @param progress is told of the rounds
   */
  public TrainingStage(SparkSession spark, EmbedSettings settings, Progress progress) {
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
  public TrainingResult run(EmbeddingPipeline pipeline, GraphRun.Begun run) throws IOException {
    RunSession session = run.session();
    TrainingResult trained =
        pipeline.train(
            progress, new TrainingCheckpoints(session, settings).place(run.edges(), run.graph()));
    RunOutput files = new RunOutput(spark, session.directory());
    files.writeModel(pipeline.model(trained));
    files.writeMetrics(trained);
    requireConverging(trained, session);
    run.manifest()
        .device(pipeline.devices().kind())
        .section("devices", pipeline.devices().tasks())
        .stopReason(trained.stop().name())
        .section("features", pipeline.choice())
        .section("featureEngine", pipeline.featureEngine())
        .section("training", EmbedSummary.TrainingSummary.of(trained));
    return trained;
  }

  private void requireConverging(TrainingResult trained, RunSession session) throws IOException {
    if (trained.stop() == TrainingResult.Stop.DIVERGED) {
      boolean kept = session.keepIncomplete(RunPart.MODELS, RunPart.METRICS);
      // Going on from a checkpoint would lead to the same end.
      session.discardStaged();
      throw new TrainingDivergedException(
          trained,
          settings.pipeline().model().updater().learningRate(),
          kept
              ? "the last good parameters are in " + session.directory().published(RunPart.MODELS)
              : "the earlier result of this run stays as it is");
    }
  }
}
