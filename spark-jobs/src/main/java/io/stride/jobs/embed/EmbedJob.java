package io.stride.jobs.embed;

import io.stride.jobs.run.Manifest;
import io.stride.jobs.run.ManifestBuilder;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.StageTimings;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.model.ComputeBackend;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The main job: edges, graph, walks, autoencoder, embeddings in Parquet, manifest. Idempotent: a
 * run that is complete is not done again unless asked for; one that was killed starts anew.
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
   * @throws io.stride.walk.error.InvalidSettingException if the output cannot be written, or the
   *     graph doesn't fit the memory
   * @throws io.stride.jobs.run.LockedException if another process works on this run
   * @throws TrainingDivergedException if training diverged; its model is kept for a look at it
   * @throws IOException if the output's file system fails
   */
  public EmbedReport run() throws IOException {
    OutputSettings output = settings.output();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunDirectory directory = RunDirectory.of(hadoop, output.path(), output.runId());
    Optional<RunSession> session = RunSession.begin(directory, output.ifComplete(), "embed");
    if (session.isEmpty()) {
      Manifest manifest =
          Manifest.read(directory.manifest().getFileSystem(hadoop), directory.manifest());
      return report(directory, manifest, true, null);
    }
    try (RunSession open = session.get()) {
      return embed(open);
    }
  }

  private EmbedReport embed(RunSession session) throws IOException {
    ManifestBuilder manifest = new ManifestBuilder(session.directory().runId(), "embed");
    manifest.configuration(settings.pipeline().walks().seed(), settings.configuration());
    progress.stage("reading edges");
    EdgeTable edges = EdgeReader.read(spark, settings.input());
    edges.counts().notes().forEach(progress::note);
    progress.stage("building the graph");
    PreparedGraph prepared = CheckedGraph.collect(spark, edges, settings);
    manifest.input(
        new InputProvenance(
            settings.input(), edges.fingerprint(), edges.counts(), prepared.statistics()));
    try {
      EmbedSummary summary = embed(session, prepared, manifest);
      progress.stage("publishing");
      Manifest complete = manifest.timings(progress.seconds()).complete();
      session.publish(complete);
      return report(session.directory(), complete, false, summary);
    } finally {
      prepared.dictionary().unpersist();
    }
  }

  private EmbedSummary embed(RunSession session, PreparedGraph prepared, ManifestBuilder manifest)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long[] keys = prepared.dictionary().keys();
    RunOutput files = new RunOutput(spark, session.directory());
    try (EmbeddingPipeline pipeline =
        new EmbeddingPipeline(context, prepared.graph(), keys, settings.pipeline(), progress)) {
      TrainingResult trained = pipeline.train(progress);
      files.writeModel(pipeline.model(trained));
      files.writeMetrics(trained);
      requireConverging(trained, session);
      progress.stage("encoding");
      EmbeddingCounts counts =
          files.writeEmbeddings(
              prepared,
              pipeline.encode(trained.state()),
              settings.pipeline().model().latent(),
              settings.output().files());
      EmbedSummary.TrainingSummary training = EmbedSummary.TrainingSummary.of(trained);
      manifest
          .device(ComputeBackend.device())
          .stopReason(trained.stop().name())
          .section("training", training)
          .outputs(counts);
      return new EmbedSummary(
          prepared.statistics(), training, counts.embedded(), counts.isolated(), counts.size());
    }
  }

  private void requireConverging(TrainingResult trained, RunSession session) throws IOException {
    if (trained.stop() == TrainingResult.Stop.DIVERGED) {
      boolean kept = session.keepIncomplete(RunPart.MODELS, RunPart.METRICS);
      throw new TrainingDivergedException(
          trained,
          settings.pipeline().model().updater().learningRate(),
          kept
              ? "the last good parameters are in " + session.directory().published(RunPart.MODELS)
              : "the earlier result of this run stays as it is");
    }
  }

  private static EmbedReport report(
      RunDirectory directory, Manifest manifest, boolean skipped, EmbedSummary summary) {
    double jvmSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    return new EmbedReport(manifest, directory.output().toString(), skipped, summary, jvmSeconds);
  }
}
