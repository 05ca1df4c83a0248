package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.jobs.run.StageTimings;
import io.stride.jobs.vectors.VectorTable;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.encoding.NodeEmbedding;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The main job: edges, graph, walks, autoencoder or skip-gram, embeddings in Parquet, manifest.
 * Idempotent: a run that is complete is not done again unless asked for; one that was stopped goes
 * on from its newest checkpoint if asked for, and else starts anew.
 */
public final class EmbedJob {
  private final SparkSession spark;
  private final EmbedSettings settings;
  private final StageTimings progress;

  /**
   * A job on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param settings what to do
   * @param progress is told of the stages
   */
  public EmbedJob(SparkSession spark, EmbedSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = new StageTimings(progress);
  }

  /**
   * Runs the job.
   *
   * @throws io.stride.walk.error.InvalidInputException if the edges cannot be used
   * @throws io.stride.walk.error.InvalidSettingException if the output cannot be written, the graph
   *     doesn't fit the memory, there is no GPU where one is required, or the checkpoint to go on
   *     from is of another training
   * @throws io.stride.jobs.run.LockedException if another process works on this run
   * @throws TrainingDivergedException if training diverged; its model is kept for a look at it
   * @throws IOException if the output's file system fails
   */
  public EmbedReport run() throws IOException {
    GraphRun.Outcome<EmbedSummary> outcome =
        new GraphRun(spark, "embed", settings, progress).runTraining(this::work);
    double jvmSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    return new EmbedReport(
        outcome.manifest(), outcome.output(), outcome.summary().orElse(null), jvmSeconds);
  }

  private EmbedSummary work(GraphRun.Begun run) throws IOException {
    if (settings.pipeline().node2vec()) {
      return new SkipGramStage(spark, settings, progress).run(run);
    }
    return settings.pipeline().oneHot().isPresent()
        ? new OneHotStage(spark, settings, progress).run(run)
        : embed(run);
  }

  private EmbedSummary embed(GraphRun.Begun run) throws IOException {
    PreparedGraph graph = run.graph();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long[] keys = graph.dictionary().keys();
    PipelineSettings stages = settings.pipeline();
    try (EmbeddingPipeline pipeline =
        new EmbeddingPipeline(context, graph.graph(), keys, stages, progress)) {
      TrainingResult trained = new TrainingStage(spark, settings, progress).run(pipeline, run);
      progress.stage("encoding");
      JavaRDD<NodeEmbedding> encoded = pipeline.encode(trained.state());
      List<String> lines =
          new ArrayList<>(TrainingLines.of(EmbedSummary.TrainingSummary.of(trained)));
      if (stages.skipGram().isEmpty()) {
        return write(run, encoded, lines);
      }
      SkipGramOutcome refined =
          new SkipGramStage(spark, settings, progress).refine(run, pipeline.engine(), encoded);
      lines.addAll(refined.summary().lines());
      return write(run, refined.embeddings(), lines);
    }
  }

  /** Stages the vectors; {@code training} is what the report says of how they were made. */
  private EmbedSummary write(
      GraphRun.Begun run, JavaRDD<NodeEmbedding> vectors, List<String> training)
      throws IOException {
    PreparedGraph graph = run.graph();
    EmbeddingCounts counts =
        new RunOutput(spark, run.session().directory())
            .writeEmbeddings(
                graph,
                ChosenNodes.all(graph.dictionary()),
                vectors,
                new VectorTable(settings.pipeline().vectorSize(), settings.output().files()));
    run.manifest().outputs(counts);
    return new EmbedSummary(graph.statistics(), training, counts);
  }
}
