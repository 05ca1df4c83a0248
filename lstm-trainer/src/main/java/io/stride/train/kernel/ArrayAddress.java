package io.stride.train.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Where ND4J's arrays lie. */
final class ArrayAddress {
  private ArrayAddress() {}

  /** A view's address; that of the buffer alone would ignore the view's offset. */
  static long of(INDArray array) {
    return array.data().addressPointer().address();
  }
}
