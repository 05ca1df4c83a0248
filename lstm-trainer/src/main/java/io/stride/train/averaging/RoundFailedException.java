package io.stride.train.averaging;

/** A round failed however often it was tried; training cannot go on. */
public final class RoundFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoundFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
