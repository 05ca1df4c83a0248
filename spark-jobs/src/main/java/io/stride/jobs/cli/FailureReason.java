package io.stride.jobs.cli;

import io.stride.jobs.run.JobFailedException;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;

/** Why something failed, in one line, for jobs that go on after a failure. */
public final class FailureReason {
  private FailureReason() {}

  /** The line that explains a failure, however often it was wrapped. */
  public static String of(Throwable failure) {
    for (Throwable cause : Causes.chain(failure)) {
      if (cause instanceof InvalidSettingException
          || cause instanceof InvalidInputException
          || cause instanceof JobFailedException) {
        return Causes.oneLine(cause);
      }
    }
    return Causes.meaningful(failure);
  }
}
