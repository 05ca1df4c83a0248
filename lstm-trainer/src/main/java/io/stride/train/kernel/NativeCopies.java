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
    new NativeAddress().at(NativeAddress.of(dense)).get(values);
    return values;
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
    if (at < 0 || at + count > target.length()) {
      throw new IndexOutOfBoundsException(at + " + " + count + " of " + target.length());
    }
    long address = NativeAddress.of(target) + Float.BYTES * at;
    new NativeAddress().at(address).put(values, 0, count);
  }
}
