package io.stride.walk.engine;

import java.util.Optional;

/**
 * The heaps that there are.
 *
 * @param executor bytes of an executor's heap
 * @param driver bytes of the driver's heap
 * @param together whether the driver's process does the executor's work too, as a local master's
 */
public record MemoryGiven(long executor, long driver, boolean together) {
  /** What Spark keeps of every heap for itself. */
  public static final long RESERVED = 300L << 20;

  /** Whether nothing falls short. */
  public boolean fits(MemoryEstimate estimate) {
    return shortage(estimate).isEmpty();
  }

  /**
   * The first heap that is certainly too small: what is alive in it at a time doesn't go in. A heap
   * that is large enough by this may still be slow; {@code estimate} recommends more.
   */
  public Optional<Shortage> shortage(MemoryEstimate estimate) {
    if (together) {
      return shortage(Heap.PROCESS, estimate.together(), driver);
    }
    return shortage(Heap.EXECUTOR, estimate.executor(), executor)
        .or(() -> shortage(Heap.DRIVER, estimate.driver(), driver));
  }

  private static Optional<Shortage> shortage(Heap heap, MemoryPart needed, long given) {
    boolean enough = needed.bytes() <= given - RESERVED;
    return enough ? Optional.empty() : Optional.of(new Shortage(heap, needed, given));
  }

  /** Whose heap. */
  public enum Heap {
    /** An executor's. */
    EXECUTOR,
    /** The driver's. */
    DRIVER,
    /** That of a process that is both. */
    PROCESS
  }

  /**
   * A heap that is too small.
   *
   * @param heap whose it is
   * @param needed what has to go in
   * @param given bytes that it has
   */
  public record Shortage(Heap heap, MemoryPart needed, long given) {}
}
