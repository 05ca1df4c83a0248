package io.stride.jobs.memory;

import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.MemoryGiven;

/**
 * Sizes to ask for, in GiB. A heap of 300 MiB plus what has to be in it divided by 0.6: Spark keeps
 * the first for itself, and gives six tenths of the rest to what it stores and shuffles ({@code
 * spark.memory.fraction}); the other four are room for the collector and for tables that are being
 * built.
 */
public final class HeapRule {
  /** Spark's default of spark.memory.fraction. */
  private static final double UNIFIED = 0.6;

  private static final double OVERHEAD = 0.1;

  /**
   * What a JVM takes beside its heap: 260 MiB of its own and 110 MiB of ND4J's libraries, measured
   * in an executor with two tasks. Spark's smallest overhead is the same figure.
   */
  static final long LEAST_OVERHEAD = 384L << 20;

  /** Serialised results are a little larger than what is in them. */
  private static final double RESULTS = 1.1;

  private HeapRule() {}

  /** Heap for {@code bytes} of objects; at least 1. */
  public static int heap(long bytes) {
    return gibibytes(MemoryGiven.RESERVED + bytes / UNIFIED);
  }

  /**
   * What a container needs beside the heap: a tenth of it, at least 384 MiB, and what the network
   * takes outside of it.
   *
   * @param heap GiB
   * @param offHeap bytes outside of the heap
   */
  public static int overhead(int heap, long offHeap) {
    return overhead(heap * ByteSize.GIB, offHeap);
  }

  /** The same for a heap in bytes. */
  static int overhead(long heap, long offHeap) {
    return gibibytes(Math.max(OVERHEAD * heap, LEAST_OVERHEAD) + offHeap);
  }

  /** What {@code spark.driver.maxResultSize} has to be for {@code bytes} of results. */
  public static int results(long bytes) {
    return gibibytes(RESULTS * bytes);
  }

  private static int gibibytes(double bytes) {
    return (int) Math.max(1, Math.ceil(bytes / ByteSize.GIB));
  }
}
