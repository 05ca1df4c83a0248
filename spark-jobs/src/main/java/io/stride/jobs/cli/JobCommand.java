package io.stride.jobs.cli;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.ConsoleProgress;
import io.stride.jobs.run.JobDescriptions;
import io.stride.jobs.run.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The shell around a job: options become settings, settings are checked, then Spark starts, the job
 * runs, its report goes to stdout. Whatever fails becomes one line on stderr and an {@link
 * ExitCode}. What the job does is a class of its own that knows no command line.
 */
public abstract class JobCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /** The settings that the command's own options stand for, only those that were given. */
  protected abstract Map<String, Object> overrides();

  /**
   * Looks at the settings before Spark starts: builds every settings record that the job will use,
   * so that a mistake is reported at once.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  protected abstract void check(StrideConfig config);

  /** The report, if it can be made without Spark, which then isn't started; empty by default. */
  protected Optional<JobReport> runWithoutSpark(StrideConfig config) {
    return Optional.empty();
  }

  /** Does the work. */
  protected abstract JobReport run(JobContext context) throws Exception;

  /** Runs the job; never throws. */
  @Override
  public final Integer call() {
    try {
      StrideConfig config = config();
      check(config);
      Optional<JobReport> report = runWithoutSpark(config);
      print(report.isPresent() ? report.get() : runOnSpark(config));
      return ExitCode.DONE.code();
    } catch (Throwable failure) {
      // Errors too: an OutOfMemoryError deserves advice as much as any exception.
      ErrorReport report = ErrorReport.of(failure);
      report.print(err(), spec.name(), failure, common.verbose());
      return report.exitCode().code();
    }
  }

  private StrideConfig config() {
    Map<String, Object> own =
        new GivenOptions().addAll(common.overrides()).addAll(overrides()).asMap();
    return StrideConfig.load(common.config(), common.assignments(), own);
  }

  private JobReport runOnSpark(StrideConfig config) throws Exception {
    try (ConsoleProgress progress = new ConsoleProgress(err())) {
      progress.stage("starting Spark");
      try (SparkSessions spark = SparkSessions.open(spec.name());
          JobDescriptions named =
              new JobDescriptions(spark.session().sparkContext(), spec.name(), progress)) {
        return run(new JobContext(spark.session(), config, named));
      }
    }
  }

  private void print(JobReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(common.json() ? Json.write(report.json()) : report.table());
    out.flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
