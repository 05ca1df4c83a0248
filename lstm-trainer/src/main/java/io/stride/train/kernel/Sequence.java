package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of sequences off-heap, as Deeplearning4j has them in f order: a column-major [batch,
 * size] matrix for each step.
 *
 * @param address of [batch, size, steps] numbers
 */
record Sequence(long address, int batch, int size, int steps) {
  /** The numbers of an array in f order. */
  static Sequence of(INDArray array) {
    return new Sequence(
        ArrayAddress.of(array), (int) array.size(0), (int) array.size(1), (int) array.size(2));
  }

  /** One of the same shape elsewhere. */
  Sequence at(long otherAddress) {
    return new Sequence(otherAddress, batch, size, steps);
  }

  Matrix step(int step) {
    return new Matrix(address + (long) Float.BYTES * step * batch * size, batch, size);
  }
}
