package io.stride.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every job. */
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings: HOCON, JSON or properties, on this machine or any Hadoop path.")
  private String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting of conf/reference.conf; repeatable; wins over --config.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Everything random follows from it (seed).")
  private String seed;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--verbose", description = "Add the stack trace to an error.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** The file of {@code --config}, if given. */
  public Optional<String> config() {
    return Optional.ofNullable(config);
  }

  /** Every {@code --set}, in order. */
  public List<String> assignments() {
    return List.copyOf(assignments);
  }

  /** Whether stdout gets JSON. */
  public boolean json() {
    return json;
  }

  /** Whether errors come with their stack trace. */
  public boolean verbose() {
    return verbose;
  }

  /** Whether only help was asked for. */
  public boolean help() {
    return help;
  }

  /** The settings that these options stand for, where given. */
  public Map<String, Object> overrides() {
    return new GivenOptions().add("seed", seed).asMap();
  }
}
