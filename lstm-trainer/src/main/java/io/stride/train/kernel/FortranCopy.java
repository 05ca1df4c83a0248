package io.stride.train.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings arrays into f order, in which a [batch, size, steps] array is one column-major matrix
 * after the other. Arrays that are so already are passed on as they are.
 */
final class FortranCopy {
  private final ReusedArray spare = new ReusedArray();

  /** The array, or a copy that stays valid until the next call. */
  INDArray of(INDArray array) {
    // The copy must live until the backward pass: no workspace may reuse its memory.
    return isFortranOrder(array) ? array : spare.of(array.shape()).assign(array);
  }

  static boolean isFortranOrder(INDArray array) {
    long expected = 1;
    for (int dimension = 0; dimension < array.rank(); dimension++) {
      if (array.size(dimension) > 1 && array.stride(dimension) != expected) {
        return false;
      }
      expected *= array.size(dimension);
    }
    return true;
  }
}
