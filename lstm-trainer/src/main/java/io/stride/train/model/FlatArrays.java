package io.stride.train.model;

import io.stride.train.kernel.FastLstm;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between the heap and ND4J's contiguous float vectors, in one go where that is possible.
 */
final class FlatArrays {
  private FlatArrays() {}

  /** A copy of all numbers of a vector. */
  static float[] read(INDArray vector) {
    if (!addressable(vector)) {
      return vector.dup().data().asFloat();
    }
    float[] values = new float[Math.toIntExact(vector.length())];
    pointer(vector).get(values);
    return values;
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
    if (addressable(vector)) {
      pointer(vector).put(values);
    } else {
      vector.assign(Nd4j.createFromArray(values).reshape(vector.shape()));
    }
  }

  /** On a GPU the address is the device's. */
  private static boolean addressable(INDArray vector) {
    return FastLstm.onCpu() && vector.elementWiseStride() == 1;
  }

  private static FloatPointer pointer(INDArray vector) {
    // Unlike address(), this one knows where a view begins.
    return new FloatPointer(vector.data().addressPointer());
  }
}
