package io.stride.train.model;

import io.stride.train.kernel.NativeCopies;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between the heap and a network's flat vectors (parameters, gradients, updater state). */
final class FlatArrays {
  private FlatArrays() {}

  /** A copy of all numbers of a vector. */
  static float[] read(INDArray vector) {
    return NativeCopies.read(dense(vector));
  }

  /**
   * Replaces all numbers of a vector.
   *
   * @throws IllegalArgumentException if there are more or fewer than it has
   */
  static void write(float[] values, INDArray vector) {
    if (values.length != vector.length()) {
      throw new IllegalArgumentException(
          "the state has " + values.length + " numbers, the network " + vector.length());
    }
    NativeCopies.write(values, values.length, dense(vector), 0);
  }

  private static INDArray dense(INDArray vector) {
    if (vector.elementWiseStride() != 1) {
      throw new IllegalArgumentException("a network's flat vectors lie in one piece");
    }
    return vector;
  }
}
