package io.stride.walk.error;

/**
 * Input data that cannot be used: missing, unreadable, empty or malformed. The message is one line
 * that says where and what to do.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: where, what is wrong, what to do
   */
  public InvalidInputException(String message) {
    super(message);
  }

  /**
   * @param message one line: where, what is wrong, what to do
   * @param cause what the file system or the reader reported
   */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
