package io.stride.walk.graph;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Turns what a file system or Spark reports into one line for the user. */
final class Causes {
  private static final int MAX_LENGTH = 300;

  private Causes() {}

  /** The first line of the innermost cause's message, or its type where it has none. */
  static String oneLine(Throwable thrown) {
    Throwable cause = root(thrown);
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElseThrow().strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }

  /** The innermost cause. */
  static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether a message of {@code thrown} or of one of its causes is as {@code sought}. */
  static boolean anyMessage(Throwable thrown, Predicate<String> sought) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .map(Throwable::getMessage)
        .anyMatch(message -> message != null && sought.test(message));
  }
}
