package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An array of ints that may be longer than a Java array: pieces of 2^shift values each. Reading
 * costs one load more than an array's, which the cache has. Not safe for writes from several
 * threads at the same place.
 */
public final class IntChunks implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A gibibyte a piece: few pieces, and none so large that a heap has no room for it. */
  static final int SHIFT = 28;

  private final int[][] chunks;
  private final int shift;
  private final int mask;
  private final long length;

  private IntChunks(int[][] chunks, int shift, long length) {
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
  public static IntChunks ofLength(long length) {
    return ofLength(length, SHIFT);
  }

  /**
   * Zeros in pieces of 2^{@code shift}.
   *
   * @param shift 1 to 30
   */
  static IntChunks ofLength(long length, int shift) {
    int[][] chunks = new int[Chunks.count(length, shift)][];
    Arrays.setAll(chunks, chunk -> new int[Chunks.size(length, shift, chunk)]);
    return new IntChunks(chunks, shift, length);
  }

  /** How many values. */
  public long length() {
    return length;
  }

  /** The value at {@code index}, which is 0 to length - 1. */
  public int get(long index) {
    return chunks[(int) (index >>> shift)][(int) index & mask];
  }

  /** Puts a value at {@code index}, which is 0 to length - 1. */
  public void set(long index, int value) {
    chunks[(int) (index >>> shift)][(int) index & mask] = value;
  }

  /**
   * The place of {@code value} among ascending values, or -1.
   *
   * @param from the first one's index
   * @param to the index after the last one
   */
  public long find(long from, long to, int value) {
    long low = from;
    long high = to - 1;
    if (low >>> shift == high >>> shift && low <= high) {
      int[] chunk = chunks[(int) (low >>> shift)];
      int place = Arrays.binarySearch(chunk, (int) low & mask, ((int) high & mask) + 1, value);
      return place < 0 ? -1 : low - ((int) low & mask) + place;
    }
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int found = get(middle);
      if (found == value) {
        return middle;
      }
      low = found < value ? middle + 1 : low;
      high = found < value ? high : middle - 1;
    }
    return -1;
  }
}
