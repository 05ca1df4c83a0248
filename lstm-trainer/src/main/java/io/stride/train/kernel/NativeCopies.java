package io.stride.train.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Bulk copies between heap arrays and dense float arrays of ND4J, whose own conversions go number
 * by number.
 */
public final class NativeCopies {
  private NativeCopies() {}

  /** A copy of an array's numbers in the order in which they lie in memory. */
  public static float[] read(INDArray dense) {
    float[] values = new float[Math.toIntExact(dense.length())];
    read(dense, values);
    return values;
  }

  /** Copies an array's numbers to the start of {@code target}, in the order of its memory. */
  public static void read(INDArray dense, float[] target) {
    read(dense, 0, Math.toIntExact(dense.length()), target);
  }

  /** Copies {@code count} numbers from index {@code at} on to the start of {@code target}. */
  public static void read(INDArray dense, long at, int count, float[] target) {
    check(at, count, dense);
    new NativeAddress().at(NativeAddress.of(dense) + Float.BYTES * at).get(target, 0, count);
  }

  /**
   * Writes numbers into an array's memory.
   *
   * @param values are written as they are
   * @param count how many of them
   * @param target a dense array
   * @param at the index of the first one to write, in memory's order
   */
  public static void write(float[] values, int count, INDArray target, long at) {
    check(at, count, target);
    long address = NativeAddress.of(target) + Float.BYTES * at;
    new NativeAddress().at(address).put(values, 0, count);
  }

  private static void check(long at, int count, INDArray array) {
    if (at < 0 || at + count > array.length()) {
      throw new IndexOutOfBoundsException(at + " + " + count + " of " + array.length());
    }
  }
}
