package io.stride.jobs.embed;

import io.stride.jobs.run.Manifest;
import io.stride.jobs.run.ManifestBuilder;
import io.stride.jobs.run.RunDirectory;
import io.stride.jobs.run.RunSession;
import io.stride.jobs.run.StageTimings;
import io.stride.jobs.run.StagingPolicy;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.PreparedGraph;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * What all jobs on a collected graph have around their work: the run's lock, edges, graph, then
 * publishing and the manifest. Idempotent: a run that is complete is not done again unless asked
 * for.
 */
public final class GraphRun {
  private final SparkSession spark;
  private final String job;
  private final EmbedSettings settings;
  private final StageTimings progress;

  /**
   * A run that has not begun.
   *
   * @param spark where it runs; stays open
   * @param job its name in lock and manifest
   * @param settings input, output, and what the graph will be used for
   * @param progress is told of the stages
   */
  public GraphRun(SparkSession spark, String job, EmbedSettings settings, StageTimings progress) {
    this.spark = spark;
    this.job = job;
    this.settings = settings;
    this.progress = progress;
  }

  /** A job's own part. */
  @FunctionalInterface
  public interface Work<S> {
    /** Stages results and adds to the manifest; returns what the report tells. */
    S run(Begun run) throws IOException;
  }

  /**
   * A run whose graph is there.
   *
   * @param session where results are staged
   * @param edges what was read
   * @param graph made of them
   * @param manifest to add to
   */
  public record Begun(
      RunSession session, EdgeTable edges, PreparedGraph graph, ManifestBuilder manifest) {}

  /**
   * What a run led to.
   *
   * @param manifest as written, now or before
   * @param output the output directory
   * @param summary what the work returned; empty if the run was complete already
   */
  public record Outcome<S>(Manifest manifest, String output, Optional<S> summary) {}

  /**
   * Runs a job that keeps nothing of a run that fails.
   *
   * @throws io.stride.walk.error.InvalidInputException if the edges cannot be used
   * @throws io.stride.walk.error.InvalidSettingException if the output cannot be written, the graph
   *     doesn't fit the memory, or there is no GPU where one is required
   * @throws io.stride.jobs.run.LockedException if another process works on this run
   * @throws IOException if the output's file system fails
   */
  public <S> Outcome<S> run(Work<S> work) throws IOException {
    return begin(StagingPolicy.DISCARD, session -> finish(session, work));
  }

  /**
   * Runs a job that trains: its checkpoints stay when it fails, for a start that resumes it.
   *
   * @throws io.stride.walk.error.InvalidSettingException as {@link #run}, and if the checkpoint to
   *     go on from is of another training
   * @throws IOException if the output's file system fails
   */
  public <S> Outcome<S> runTraining(Work<S> work) throws IOException {
    return begin(
        StagingPolicy.KEEP,
        session -> {
          TrainingCheckpoints checkpoints = new TrainingCheckpoints(session, settings);
          checkpoints.begin();
          try {
            return finish(session, work);
          } catch (IOException | RuntimeException e) {
            checkpoints.keepAfter(e, progress);
            throw e;
          }
        });
  }

  /** What is done under the run's lock. */
  @FunctionalInterface
  private interface Locked<S> {
    Outcome<S> run(RunSession session) throws IOException;
  }

  private <S> Outcome<S> begin(StagingPolicy staging, Locked<S> locked) throws IOException {
    OutputSettings output = settings.output();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunDirectory directory = RunDirectory.of(hadoop, output.path(), output.runId());
    Optional<RunSession> session = RunSession.begin(directory, output.ifComplete(), job, staging);
    if (session.isEmpty()) {
      Manifest manifest = Manifest.read(directory.fileSystem(), directory.manifest());
      return new Outcome<>(manifest, directory.output().toString(), Optional.empty());
    }
    try (RunSession open = session.get()) {
      return locked.run(open);
    }
  }

  private <S> Outcome<S> finish(RunSession session, Work<S> work) throws IOException {
    RunDirectory directory = session.directory();
    ManifestBuilder manifest = new ManifestBuilder(directory.runId(), job);
    manifest.configuration(settings.pipeline().walks().seed(), settings.configuration());
    ComputeResources.prepare(spark, settings, progress);
    Begun run = read(session, manifest);
    try {
      S summary = work.run(run);
      progress.stage("publishing");
      Manifest complete = manifest.timings(progress.seconds()).complete();
      session.publish(complete);
      return new Outcome<>(complete, directory.output().toString(), Optional.of(summary));
    } finally {
      run.graph().dictionary().unpersist();
    }
  }

  private Begun read(RunSession session, ManifestBuilder manifest) {
    progress.stage("reading edges");
    EdgeTable edges = EdgeReader.read(spark, settings.input());
    edges.counts().notes().forEach(progress::note);
    progress.stage("building the graph");
    PreparedGraph graph = CheckedGraph.collect(spark, edges, settings);
    manifest.input(
        new InputProvenance(
            settings.input(), edges.fingerprint(), edges.counts(), graph.statistics()));
    return new Begun(session, edges, graph, manifest);
  }
}
