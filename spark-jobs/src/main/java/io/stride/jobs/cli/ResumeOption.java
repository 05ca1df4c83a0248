package io.stride.jobs.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The option of jobs that write checkpoints. */
public final class ResumeOption {
  @Option(
      names = "--resume",
      negatable = true,
      description =
          "Go on from the newest checkpoint of the run that --run-id names, if it was stopped"
              + " before it was complete (output.resume).")
  private Boolean resume;

  /** The setting that this option stands for, if given. */
  public Map<String, Object> overrides() {
    return new GivenOptions().add("output.resume", resume).asMap();
  }
}
