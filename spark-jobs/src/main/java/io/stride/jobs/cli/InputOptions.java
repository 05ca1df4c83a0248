package io.stride.jobs.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The options of jobs that read edges. */
public final class InputOptions {
  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "Edges: file, directory or glob on any Hadoop file system (input.path).")
  private String path;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "auto, text or parquet (input.format).")
  private String format;

  @Option(
      names = "--separator",
      paramLabel = "SEPARATOR",
      description = "Of text columns: auto, tab, comma or space (input.separator).")
  private String separator;

  @Option(
      names = "--directed",
      negatable = true,
      description = "Edges lead from source to target only (input.directed).")
  private Boolean directed;

  @Option(
      names = "--weights",
      paramLabel = "WEIGHTS",
      description = "Whether edges carry weights: auto, yes or no (input.weights).")
  private String weights;

  /** The settings that these options stand for, where given. */
  public Map<String, Object> overrides() {
    return new GivenOptions()
        .add("input.path", path)
        .add("input.format", format)
        .add("input.separator", separator)
        .add("input.directed", directed)
        .add("input.weights", weights)
        .asMap();
  }
}
