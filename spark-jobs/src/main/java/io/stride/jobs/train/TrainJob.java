package io.stride.jobs.train;

import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.EmbedSummary.TrainingSummary;
import io.stride.jobs.embed.EmbeddingPipeline;
import io.stride.jobs.embed.GraphRun;
import io.stride.jobs.embed.TrainingStage;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.StageTimings;
import io.stride.train.averaging.TrainingResult;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Edges, graph, walks, autoencoder, and the model is kept; nothing is encoded. Idempotent. */
public final class TrainJob {
  private final SparkSession spark;
  private final EmbedSettings settings;
  private final StageTimings progress;

  /**
   * A job on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param settings what to do; those of the encoding are not used
   * @param progress is told of the stages
   */
  public TrainJob(SparkSession spark, EmbedSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = new StageTimings(progress);
  }

  /**
   * Runs the job.
   *
   * @throws io.stride.jobs.embed.TrainingDivergedException if training diverged; its model is kept
   *     for a look at it
   * @throws IOException if the output's file system fails
   * @see GraphRun#run what else it throws
   */
  public TrainReport run() throws IOException {
    GraphRun.Outcome<TrainReport.Done> outcome =
        new GraphRun(spark, "train", settings, progress).runTraining(this::train);
    return new TrainReport(outcome.manifest(), outcome.output(), outcome.summary().orElse(null));
  }

  private TrainReport.Done train(GraphRun.Begun run) throws IOException {
    PreparedGraph graph = run.graph();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long[] keys = graph.dictionary().keys();
    try (EmbeddingPipeline pipeline =
        new EmbeddingPipeline(context, graph.graph(), keys, settings.pipeline(), progress)) {
      TrainingResult trained = new TrainingStage(spark, settings, progress).run(pipeline, run);
      return new TrainReport.Done(
          graph.statistics(), TrainingSummary.of(trained), trained.state().parameters().length);
    }
  }
}
