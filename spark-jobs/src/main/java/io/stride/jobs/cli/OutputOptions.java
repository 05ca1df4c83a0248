package io.stride.jobs.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The options of jobs that write a run. */
public final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Directory of the results, on any Hadoop file system (output.path).")
  private String path;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of this run; without it, one is made from the time (output.run-id).")
  private String runId;

  @Option(
      names = "--if-complete",
      paramLabel = "POLICY",
      description =
          "If the run is complete already: skip, fail or replace it (output.if-complete).")
  private String ifComplete;

  /** The settings that these options stand for, where given. */
  public Map<String, Object> overrides() {
    return new GivenOptions()
        .add("output.path", path)
        .add("output.run-id", runId)
        .add("output.if-complete", ifComplete)
        .asMap();
  }
}
