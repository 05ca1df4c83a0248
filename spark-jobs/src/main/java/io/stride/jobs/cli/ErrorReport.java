package io.stride.jobs.cli;

import io.stride.jobs.run.JobFailedException;
import io.stride.jobs.run.LockedException;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import java.io.PrintWriter;

/**
 * What a failure means for the person at the terminal.
 *
 * @param exitCode the process's exit code
 * @param message one line, without the job's name
 */
record ErrorReport(ExitCode exitCode, String message) {
  private static final String REFERENCE = "See conf/reference.conf";

  /** Finds out what went wrong, however often it was wrapped. */
  static ErrorReport of(Throwable failure) {
    for (Throwable cause : Causes.chain(failure)) {
      if (cause instanceof InvalidSettingException) {
        return new ErrorReport(ExitCode.BAD_SETTING, withReference(Causes.oneLine(cause)));
      }
      if (cause instanceof InvalidInputException) {
        return new ErrorReport(ExitCode.BAD_INPUT, Causes.oneLine(cause));
      }
      if (cause instanceof LockedException) {
        return new ErrorReport(ExitCode.LOCKED, Causes.oneLine(cause));
      }
      if (cause instanceof JobFailedException) {
        return new ErrorReport(ExitCode.FAILED, Causes.oneLine(cause));
      }
    }
    return new ErrorReport(
        ExitCode.FAILED,
        "failed: " + Causes.meaningful(failure) + "; run with --verbose for the stack trace");
  }

  /** Prints {@code job: message}, and the stack trace if wanted. */
  void print(PrintWriter err, String job, Throwable failure, boolean verbose) {
    err.println(job + ": " + message);
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  /** A value out of range sends the reader to where ranges are explained. */
  private static String withReference(String message) {
    if (message.contains(REFERENCE)) {
      return message.endsWith(".") ? message : message + ".";
    }
    // What begins with dashes is an option alone, not a key.
    boolean outOfRange =
        message.contains(" was ") && message.contains(", must be ") && !message.startsWith("--");
    return outOfRange ? message + ". " + REFERENCE + "." : message;
  }
}
