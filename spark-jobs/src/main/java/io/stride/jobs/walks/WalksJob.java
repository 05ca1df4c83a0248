package io.stride.jobs.walks;

import io.stride.jobs.embed.InputProvenance;
import io.stride.jobs.embed.OutputSettings;
import io.stride.jobs.run.Manifest;
import io.stride.jobs.run.ManifestBuilder;
import io.stride.jobs.run.Progress;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.StageTimings;
import io.stride.jobs.run.StagingPolicy;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.GraphBuilder;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Draws the walks of a graph and writes them as a table. Idempotent: a run that is complete is not
 * done again unless asked for; one that was stopped goes on with the batches that it lacks, if
 * settings and edges are still the same.
 */
public final class WalksJob {
  private final SparkSession spark;
  private final WalksSettings settings;
  private final StageTimings progress;

  /**
   * A job on a running Spark.
   *
   * @param spark where it runs; stays open
   * @param settings what to do
   * @param progress is told of the stages; of a batch's begin by the thread that writes it
   */
  public WalksJob(SparkSession spark, WalksSettings settings, Progress progress) {
    this.spark = spark;
    this.settings = settings;
    this.progress = new StageTimings(progress);
  }

  /**
   * Runs the job.
   *
   * @throws io.stride.walk.error.InvalidInputException if edges or start nodes cannot be used
   * @throws io.stride.walk.error.InvalidSettingException if the output cannot be written
   * @throws io.stride.jobs.run.LockedException if another process works on this run
   * @throws IOException if the output's file system fails
   */
  public WalksReport run() throws IOException {
    OutputSettings output = settings.output();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunDirectory directory = RunDirectory.of(hadoop, output.path(), output.runId());
    Optional<RunSession> session =
        RunSession.begin(directory, output.ifComplete(), "walks", StagingPolicy.KEEP);
    if (session.isEmpty()) {
      Manifest manifest = Manifest.read(directory.fileSystem(), directory.manifest());
      return new WalksReport(manifest, directory.output().toString(), null);
    }
    try (RunSession open = session.get()) {
      return walk(open);
    }
  }

  private WalksReport walk(RunSession session) throws IOException {
    RunDirectory directory = session.directory();
    ManifestBuilder manifest = new ManifestBuilder(directory.runId(), "walks");
    manifest.configuration(settings.draw().walks().seed(), settings.configuration());
    progress.stage("reading edges");
    EdgeTable edges = EdgeReader.read(spark, settings.input());
    edges.counts().notes().forEach(progress::note);
    progress.stage("building the graph");
    DistributedGraph graph = GraphBuilder.distribute(edges).limited(settings.draw().limits());
    manifest.input(
        new InputProvenance(
            settings.input(), edges.fingerprint(), edges.counts(), graph.statistics()));
    try {
      WalksSummary summary = new WalkDrawing(spark, settings, progress).draw(session, edges, graph);
      progress.stage("publishing");
      Manifest complete = manifest.timings(progress.seconds()).outputs(summary).complete();
      session.publish(complete);
      double seconds = progress.seconds().get(WalkDrawing.STAGE);
      return new WalksReport(
          complete,
          directory.output().toString(),
          new WalksReport.Done(graph.statistics(), summary, seconds));
    } finally {
      graph.close();
      graph.dictionary().unpersist();
    }
  }
}
