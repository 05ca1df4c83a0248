package io.stride.jobs.run;

/**
 * A job came to an end that it can explain itself: the message is one line that says what happened
 * and what to do, so nobody needs the exception's name or its stack trace.
 */
public class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: what happened, what to do
   */
  public JobFailedException(String message) {
    super(message);
  }
}
