package io.stride.train.checkpoint;

import java.io.IOException;

/** A file that is no checkpoint, or not a whole one, or not as it was written. */
final class CorruptCheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptCheckpointException(String message) {
    super(message);
  }
}
