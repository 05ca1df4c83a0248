package io.stride.train.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A pointer into memory that belongs to somebody else, moved instead of made anew: native calls
 * need a pointer object, and one for each call would be garbage by the thousand.
 */
final class NativeAddress extends FloatPointer {
  NativeAddress() {
    super((Pointer) null);
  }

  /** This pointer, now at {@code newAddress}. */
  NativeAddress at(long newAddress) {
    this.address = newAddress;
    return this;
  }

  /** A view's address; that of the buffer alone would ignore the view's offset. */
  static long of(INDArray array) {
    return array.data().addressPointer().address();
  }
}
