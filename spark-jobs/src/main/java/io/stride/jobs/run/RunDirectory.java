package io.stride.jobs.run;

import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where one run's results lie below an output directory on any Hadoop file system:
 *
 * <pre>
 * embeddings/run=ID  models/run=ID  metrics/run=ID  reports/run=ID  walks/run=ID  nodes/run=ID
 * tune/run=ID
 * manifests/ID.json
 * _staging/ID/PART   while the run works
 * _locks/ID.lock
 * </pre>
 *
 * A run is complete when its manifest exists; that is written last. Work through {@link
 * RunSession}, which holds the lock that publishing needs.
 */
public final class RunDirectory {
  private final FileSystem fs;
  private final Path output;
  private final RunId runId;

  private RunDirectory(FileSystem fs, Path output, RunId runId) {
    this.fs = fs;
    this.output = output;
    this.runId = runId;
  }

  /**
   * Names the directory; touches nothing yet.
   *
   * @param output the directory of {@code output.path}
   * @throws InvalidSettingException if no file system is known for it
   */
  public static RunDirectory of(Configuration hadoop, String output, RunId runId) {
    InvalidSettingException.require(
        !output.isBlank(), "output.path", "empty", "a directory", "where the results go");
    try {
      Path path = new Path(output);
      FileSystem fs = HadoopFiles.of(path, hadoop);
      return new RunDirectory(fs, fs.makeQualified(path), runId);
    } catch (IOException | IllegalArgumentException e) {
      throw notWritable(output, e);
    }
  }

  /** The run's name. */
  public RunId runId() {
    return runId;
  }

  /** The output directory, with its scheme. */
  public Path output() {
    return output;
  }

  /** Where the finished part lies, for instance {@code <output>/embeddings/run=ID}. */
  public Path published(RunPart part) {
    return new Path(new Path(output, part.directory()), "run=" + runId);
  }

  /** Where the part is written while the run works. */
  public Path staging(RunPart part) {
    return new Path(staging(), part.directory());
  }

  /** The file whose existence makes the run complete. */
  public Path manifest() {
    return new Path(new Path(output, "manifests"), runId + ".json");
  }

  /**
   * Whether the run has been published in full.
   *
   * @throws InvalidSettingException if the output directory cannot be looked at
   */
  public boolean complete() {
    try {
      return fs.exists(manifest());
    } catch (IOException e) {
      throw notWritable(output.toString(), e);
    }
  }

  /**
   * Creates and deletes a file in the output directory, so that a run does not work for hours and
   * then cannot write. Creates the directory if need be.
   *
   * @throws InvalidSettingException if that fails
   */
  public void requireWritable() {
    Path probe = new Path(output, "_probe-" + UUID.randomUUID());
    try {
      if (!fs.mkdirs(output)) {
        throw new IOException("cannot create the directory");
      }
      HadoopFiles.writeText(fs, probe, "");
      fs.delete(probe, false);
    } catch (IOException e) {
      throw notWritable(output.toString(), e);
    }
  }

  /** A place of the job's own among what it stages; it is never published. */
  public Path scratch(String name) {
    return new Path(staging(), name);
  }

  /** How to reach the output. */
  public FileSystem fileSystem() {
    return fs;
  }

  void removePublished() throws IOException {
    HadoopFiles.deleteAll(fs, manifest());
    for (RunPart part : RunPart.values()) {
      HadoopFiles.deleteAll(fs, published(part));
    }
  }

  void removeStaged() throws IOException {
    HadoopFiles.deleteAll(fs, staging());
    HadoopFiles.deleteIfEmpty(fs, staging().getParent());
  }

  Path staging() {
    return new Path(new Path(output, "_staging"), runId.toString());
  }

  Path lock() {
    return new Path(new Path(output, "_locks"), runId + ".lock");
  }

  private static InvalidSettingException notWritable(String output, Exception cause) {
    InvalidSettingException refusal =
        new InvalidSettingException(
            "output.path",
            output,
            "a directory that can be written",
            String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    refusal.initCause(cause);
    return refusal;
  }
}
