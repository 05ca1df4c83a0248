package io.stride.jobs.cli;

import io.stride.walk.error.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
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
      description =
          "auto, text, parquet, table (--input names it) or a Spark data source such as csv, orc,"
              + " json or jdbc (input.format).")
  private String format;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description =
          "One option of the data source that --format names, such as header=true for csv;"
              + " repeatable (input.options).")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--source-column",
      paramLabel = "NAME",
      description = "A table's column of source ids (input.columns.source).")
  private String sourceColumn;

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "A table's column of target ids (input.columns.target).")
  private String targetColumn;

  @Option(
      names = "--weight-column",
      paramLabel = "NAME",
      description = "A table's column of weights (input.columns.weight).")
  private String weightColumn;

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

  /**
   * The settings that these options stand for, where given.
   *
   * @throws InvalidSettingException if an {@code --option} is no key and value
   */
  public Map<String, Object> overrides() {
    GivenOptions given = new GivenOptions();
    options.forEach(option -> addOption(given, option));
    return given
        .add("input.path", path)
        .add("input.format", format)
        .add("input.separator", separator)
        .add("input.directed", directed)
        .add("input.weights", weights)
        .add("input.columns.source", sourceColumn)
        .add("input.columns.target", targetColumn)
        .add("input.columns.weight", weightColumn)
        .asMap();
  }

  /** The value is as typed: white space may be a separator. */
  private static void addOption(GivenOptions given, String option) {
    int equals = option.indexOf('=');
    String key = equals < 0 ? "" : option.substring(0, equals).strip();
    if (key.isEmpty()) {
      throw new InvalidSettingException(
          "--option " + option + ": must be key=value, like --option header=true");
    }
    given.add("input.options." + key, option.substring(equals + 1));
  }
}
