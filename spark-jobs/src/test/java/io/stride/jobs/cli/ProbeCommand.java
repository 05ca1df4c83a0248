package io.stride.jobs.cli;

import io.stride.jobs.config.StrideConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A job that does what a test tells it to. */
@Command(name = "probe", description = "Does what a test tells it to.")
final class ProbeCommand extends JobCommand {
  @Mixin private InputOptions input;
  @Mixin private OutputOptions output;

  private final Work work;
  StrideConfig checked;
  boolean ran;

  ProbeCommand(Work work) {
    this.work = work;
  }

  @Override
  protected Map<String, Object> overrides() {
    return new GivenOptions().addAll(input.overrides()).addAll(output.overrides()).asMap();
  }

  @Override
  protected void check(StrideConfig config) {
    checked = config;
    var unused = config.walk();
  }

  @Override
  protected JobReport run(JobContext context) throws Exception {
    ran = true;
    return work.run(context);
  }

  /** What the job does. */
  interface Work {
    JobReport run(JobContext context) throws Exception;
  }

  /** A report of one figure. */
  record Report(long rows) implements JobReport {
    @Override
    public String table() {
      return "rows  " + rows;
    }

    @Override
    public Map<String, Object> json() {
      return Map.of("rows", rows);
    }
  }
}
