package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.IfComplete;
import io.stride.jobs.run.RunId;
import java.time.Instant;

/**
 * Where a run's results go.
 *
 * @param path the output directory, on any Hadoop file system
 * @param runId the run's name
 * @param ifComplete what to do if the run is complete already
 * @param files Parquet files for the embeddings; 0: by their size
 * @param resume whether an incomplete run goes on from its newest checkpoint
 */
public record OutputSettings(
    String path, RunId runId, IfComplete ifComplete, int files, boolean resume) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public OutputSettings {
    require(files >= 0, "output.files", files, ">= 0", "Parquet files; 0: by their size");
  }

  /**
   * Reads the keys of {@code output}; an empty run id becomes a new one.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range, or a run
   *     without a name is to be resumed
   */
  public static OutputSettings read(StrideConfig config) {
    String runId = config.string("output.run-id");
    boolean resume = config.flag("output.resume");
    require(
        !resume || !runId.isEmpty(),
        "output.run-id",
        "empty",
        "the name of the run to go on with",
        "--resume needs --run-id");
    return new OutputSettings(
        config.string("output.path"),
        runId.isEmpty() ? RunId.generate(Instant.now()) : new RunId(runId),
        config.choice("output.if-complete", IfComplete.class),
        config.integer("output.files"),
        resume);
  }
}
