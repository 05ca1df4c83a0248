package io.stride.train.device;

import java.util.function.Supplier;

/**
 * A process may take no more memory outside of its heap. Unlike the {@link OutOfMemoryError} that
 * it stands for, it fails a task and not the whole JVM, which Spark ends at once (exit code 52) so
 * that nobody gets to read a message. The message names what to set.
 */
public final class NativeMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String ADVICE =
      "%s (out of memory outside of the heap: on a cluster raise spark.executor.memoryOverhead, with"
          + " a local master --driver-memory, from which submit.sh derives"
          + " -Dorg.bytedeco.javacpp.maxphysicalbytes; or set a smaller training.batch-size,"
          + " encoding.batch-size or model.latent)";

  private NativeMemoryException(String cause) {
    super(advice(cause));
  }

  /**
   * Does some of a task's work.
   *
   * @throws NativeMemoryException if that took too much memory outside of the heap
   */
  public static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError | LinkageError e) {
      // The library may be refused its first bytes: whoever asks for it next is told only that a
      // class could not be initialized, and in that error's cause why.
      String cause = rootMessage(e);
      if (!isNative(cause)) {
        throw e;
      }
      // Not as a cause: Spark looks for an OutOfMemoryError there, too.
      throw new NativeMemoryException(cause);
    }
  }

  /** What happened, and what can be done about it. */
  public static String advice(String cause) {
    return ADVICE.formatted(cause);
  }

  /** Whether an OutOfMemoryError's message is JavaCPP's: it speaks of its limits. */
  public static boolean isNative(String message) {
    return message.contains("physicalBytes") || message.contains("totalBytes");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
