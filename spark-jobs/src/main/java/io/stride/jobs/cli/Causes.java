package io.stride.jobs.cli;

import io.stride.train.device.NativeMemoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/** Finds the line that explains a failure inside what Spark and thread pools wrap around it. */
final class Causes {
  private static final int MAX_LENGTH = 500;
  private static final String OUTSIDE_OF_THE_HEAP = NativeMemoryException.class.getName() + ": ";
  // Of a task that failed in another process Spark keeps only text: "Lost task 0.3 in stage 1.0
  // (TID
  // 4) (host executor 1): java.io.IOException: disk full".
  private static final Pattern LOST_TASK =
      Pattern.compile("Lost task [^\\n]*?\\): (?<cause>[^\\n]+)");

  private Causes() {}

  /** The failure and its causes, outermost first. */
  static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = failure;
    // A chain that leads back into itself ends where it began.
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }

  /** Class and message of the root cause in one line. */
  static String meaningful(Throwable failure) {
    List<Throwable> chain = chain(failure);
    Throwable root = chain.get(chain.size() - 1);
    String text = root instanceof SparkException ? ofSpark(root) : named(root);
    if (text.startsWith(OUTSIDE_OF_THE_HEAP)) {
      return text.substring(OUTSIDE_OF_THE_HEAP.length());
    }
    boolean outOfMemory =
        chain.stream().anyMatch(OutOfMemoryError.class::isInstance)
            || text.contains("OutOfMemoryError");
    if (!outOfMemory) {
      return text;
    }
    return NativeMemoryException.isNative(text)
        ? NativeMemoryException.advice(text)
        : text + memoryAdvice();
  }

  /** The message's first line; the class where there is no message. */
  static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    String line =
        message == null || message.isBlank()
            ? failure.getClass().getName()
            : message.strip().lines().findFirst().orElse("");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }

  private static String named(Throwable root) {
    String line = oneLine(root);
    String name = root.getClass().getName();
    return line.equals(name) ? name : name + ": " + line;
  }

  private static String ofSpark(Throwable root) {
    Matcher lost = LOST_TASK.matcher(String.valueOf(root.getMessage()));
    return lost.find() ? lost.group("cause").strip() : named(root);
  }

  private static String memoryAdvice() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return " (out of memory; this driver has "
        + megabytes
        + " MB: raise spark.driver.memory, for instance --driver-memory "
        + Math.max(2, 2 * megabytes / 1024)
        + "g; on a cluster --executor-memory as well)";
  }
}
