package io.stride.jobs.run;

/** Another run holds the lock. The message says who and since when, in one line. */
public final class LockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: which lock, who holds it, since when
   */
  public LockedException(String message) {
    super(message);
  }
}
