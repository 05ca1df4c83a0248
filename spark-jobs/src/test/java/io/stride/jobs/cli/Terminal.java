package io.stride.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs the command line with one job and keeps what it printed. */
final class Terminal {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine;

  Terminal(JobCommand job) {
    commandLine =
        StrideCommand.commandLine(List.of(job))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
  }

  int run(String... args) {
    return commandLine.execute(args);
  }

  String out() {
    commandLine.getOut().flush();
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** The lines of stderr that are no progress. */
  List<String> errors() {
    return err().lines().filter(line -> !line.startsWith("[")).toList();
  }
}
