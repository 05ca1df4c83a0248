package io.stride.jobs.linkprediction;

import io.stride.jobs.embed.CheckedGraph;
import io.stride.jobs.embed.ComputeResources;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.OutputSettings;
import io.stride.jobs.run.Manifest;
import io.stride.jobs.run.ManifestBuilder;
import io.stride.jobs.run.MetricsTable;
import io.stride.jobs.run.MetricsWriter;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.StageTimings;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Link prediction as a run: reads the edges, has the residual graph embedded by the same pipeline
 * as the main job, and leaves scores and a manifest in the output directory.
 */
public final class LinkPredictionRun {
  private final SparkSession spark;
  private final EmbedSettings graphSettings;
  private final LinkPredictionSettings settings;
  private final LinkBaselines baselines;

  /**
   * A run on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param graphSettings the edges, the pipeline and the output
   * @param settings share, penalty, seed
   * @param baselines vectors to compare with
   */
  public LinkPredictionRun(
      SparkSession spark,
      EmbedSettings graphSettings,
      LinkPredictionSettings settings,
      LinkBaselines baselines) {
    this.spark = spark;
    this.graphSettings = graphSettings;
    this.settings = settings;
    this.baselines = baselines;
  }

  /**
   * Runs it, unless it is complete already.
   *
   * @throws io.stride.walk.error.InvalidInputException if the edges cannot be used
   * @throws io.stride.walk.error.InvalidSettingException if the graph doesn't fit the memory
   * @throws IOException if the output's file system fails
   */
  public LinkPredictionReport run(Progress console) throws IOException {
    OutputSettings output = graphSettings.output();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunDirectory directory = RunDirectory.of(hadoop, output.path(), output.runId());
    Optional<RunSession> session =
        RunSession.begin(directory, output.ifComplete(), "link-prediction");
    if (session.isEmpty()) {
      Manifest manifest =
          Manifest.read(directory.manifest().getFileSystem(hadoop), directory.manifest());
      return LinkPredictionReport.skipped(manifest, directory.output().toString());
    }
    try (RunSession open = session.get()) {
      return run(open, new StageTimings(console));
    }
  }

  private LinkPredictionReport run(RunSession session, StageTimings progress) throws IOException {
    RunDirectory directory = session.directory();
    ManifestBuilder manifest = new ManifestBuilder(directory.runId(), "link-prediction");
    manifest.configuration(settings.seed(), graphSettings.configuration());
    ComputeResources.prepare(spark, graphSettings, progress);
    progress.stage("reading edges");
    PreparedGraph prepared =
        CheckedGraph.collect(
            spark,
            EdgeReader.read(spark, graphSettings.input()),
            graphSettings,
            baselines.pipelines(graphSettings));
    manifest.section("fingerprint", prepared.fingerprint()).section("graph", prepared.statistics());
    long[] keys = prepared.dictionary().keys();
    prepared.dictionary().unpersist();
    progress.stage("holding edges out");
    LinkPredictionResult result = predict(prepared.graph(), keys, progress);
    progress.stage("publishing");
    new MetricsWriter(spark, directory.staging(RunPart.METRICS))
        .write("link-prediction", MetricsTable.ofRows(result.rows()));
    Manifest complete =
        manifest
            .timings(progress.seconds())
            .section("counts", result.counts())
            .section("scores", result.rows())
            .complete();
    session.publish(complete);
    return LinkPredictionReport.done(complete, directory.output().toString(), result);
  }

  private LinkPredictionResult predict(CompactGraph graph, long[] keys, StageTimings progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try (ResidualVectors vectors = new ResidualVectors(context, keys, graphSettings, progress)) {
      return LinkPredictionJob.run(spark, graph, vectors.with(baselines), settings);
    }
  }
}
