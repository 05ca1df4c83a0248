package io.stride.train.kernel;

import io.stride.train.blas.NativeAddress;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Bulk copies between heap arrays and dense float arrays of ND4J, whose own conversions go number
 * by number. On a CPU they go to the array's memory; elsewhere, where the host's copy of that
 * memory may be out of date, through ND4J.
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

  /**
   * Copies {@code count} numbers from index {@code at} on to the start of {@code target}.
   *
   * @throws IndexOutOfBoundsException if the array has fewer
   */
  public static void read(INDArray dense, long at, int count, float[] target) {
    check(at, count, dense);
    if (FastLstm.onCpu()) {
      new NativeAddress().at(ArrayAddress.of(dense) + Float.BYTES * at).get(target, 0, count);
    } else {
      readAnywhere(dense, at, count, target);
    }
  }

  /**
   * Writes numbers into an array's memory.
   *
   * @param values are written as they are
   * @param count how many of them
   * @param target a dense array
   * @param at the index of the first one to write, in memory's order
   * @throws IndexOutOfBoundsException if the array has fewer
   */
  public static void write(float[] values, int count, INDArray target, long at) {
    check(at, count, target);
    if (FastLstm.onCpu()) {
      long address = ArrayAddress.of(target) + Float.BYTES * at;
      new NativeAddress().at(address).put(values, 0, count);
    } else {
      writeAnywhere(values, count, target, at);
    }
  }

  /** As {@link #read(INDArray, long, int, float[])}, on any backend. */
  static void readAnywhere(INDArray dense, long at, int count, float[] target) {
    float[] numbers = inMemoryOrder(dense, at, count).dup().data().asFloat();
    System.arraycopy(numbers, 0, target, 0, count);
  }

  /** As {@link #write}, on any backend. */
  static void writeAnywhere(float[] values, int count, INDArray target, long at) {
    INDArray given = Nd4j.createFromArray(Arrays.copyOf(values, count));
    inMemoryOrder(target, at, count).assign(given);
  }

  /** A view of some of the numbers; an array that is not dense has none and is refused. */
  private static INDArray inMemoryOrder(INDArray dense, long at, int count) {
    return dense
        .reshape(dense.ordering(), true, dense.length())
        .get(NDArrayIndex.interval(at, at + count));
  }

  private static void check(long at, int count, INDArray array) {
    if (at < 0 || at + count > array.length()) {
      throw new IndexOutOfBoundsException(at + " + " + count + " of " + array.length());
    }
  }
}
