package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Arrays;

/** Like {@link IntChunks}, of longs. */
public final class LongChunks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[][] chunks;
  private final int shift;
  private final int mask;
  private final long length;

  private LongChunks(long[][] chunks, int shift, long length) {
    this.chunks = chunks;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
    this.length = length;
  }

  /**
   * Zeros.
   *
   * @param length how many, at least 0
   */
  public static LongChunks ofLength(long length) {
    return ofLength(length, IntChunks.SHIFT);
  }

  /** Zeros in pieces of 2^{@code shift}; 1 to 30. */
  static LongChunks ofLength(long length, int shift) {
    long[][] chunks = new long[Chunks.count(length, shift)][];
    Arrays.setAll(chunks, chunk -> new long[Chunks.size(length, shift, chunk)]);
    return new LongChunks(chunks, shift, length);
  }

  /** How many values. */
  public long length() {
    return length;
  }

  /** The value at {@code index}, which is 0 to length - 1. */
  public long get(long index) {
    return chunks[(int) (index >>> shift)][(int) index & mask];
  }

  /** Puts a value at {@code index}, which is 0 to length - 1. */
  public void set(long index, long value) {
    chunks[(int) (index >>> shift)][(int) index & mask] = value;
  }
}
