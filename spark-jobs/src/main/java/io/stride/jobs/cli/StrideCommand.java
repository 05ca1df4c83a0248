package io.stride.jobs.cli;

import io.stride.jobs.classification.ClassifyCommand;
import io.stride.jobs.embed.EmbedCommand;
import io.stride.jobs.encode.EncodeCommand;
import io.stride.jobs.estimate.EstimateCommand;
import io.stride.jobs.linkprediction.LinkPredictionCommand;
import io.stride.jobs.train.TrainCommand;
import io.stride.jobs.tune.TuneCommand;
import io.stride.jobs.walks.WalksCommand;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line: {@code stride JOB [options]}. */
@Command(
    name = "stride",
    description = "Embeds large graphs on Apache Spark.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "JOB",
    versionProvider = StrideVersion.class)
public final class StrideCommand implements Runnable {
  /** The jobs, in the order in which the help lists them. */
  private static final List<Supplier<JobCommand>> JOBS =
      List.of(
          EmbedCommand::new,
          WalksCommand::new,
          TrainCommand::new,
          EncodeCommand::new,
          ClassifyCommand::new,
          LinkPredictionCommand::new,
          TuneCommand::new,
          EstimateCommand::new);

  @Spec private CommandSpec spec;

  private StrideCommand() {}

  /** Runs a job and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    int code = execute(args);
    // YARN and Kubernetes drivers take an exit before main returns for a crash, even with 0.
    boolean clusterDriver = "cluster".equals(System.getProperty("spark.submit.deployMode"));
    if (code != ExitCode.DONE.code() || !clusterDriver) {
      System.exit(code);
    }
  }

  /** Runs a job and returns its exit code; see {@link ExitCode}. */
  public static int execute(String... args) {
    return commandLine(JOBS.stream().map(Supplier::get).toList()).execute(args);
  }

  /** The command line with these jobs. */
  static CommandLine commandLine(List<JobCommand> jobs) {
    CommandLine root = new CommandLine(new StrideCommand());
    jobs.forEach(root::addSubcommand);
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new ArgumentErrors())
        .setExecutionExceptionHandler((failure, command, parsed) -> unexpected(failure, command));
  }

  /** Called by picocli when no job was named. */
  @Override
  public void run() {
    String jobs = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), "name a job" + (jobs.isEmpty() ? "" : ": " + jobs));
  }

  private static int unexpected(Exception failure, CommandLine command) {
    ErrorReport report = ErrorReport.of(failure);
    report.print(command.getErr(), command.getCommandName(), failure, false);
    return report.exitCode().code();
  }
}
