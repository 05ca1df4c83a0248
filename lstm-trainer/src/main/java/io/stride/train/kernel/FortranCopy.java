package io.stride.train.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Brings arrays into f order, in which a [batch, size, steps] array is one column-major matrix
 * after the other. Arrays that are so already are passed on as they are.
 */
final class FortranCopy {
  private INDArray spare;

  /** The array, or a copy that stays valid until the next call. */
  INDArray of(INDArray array) {
    if (isFortranOrder(array)) {
      return array;
    }
    if (spare == null || !spare.equalShapes(array)) {
      // The copy must live until the backward pass: no workspace may reuse its memory.
      MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
      spare = Nd4j.createUninitialized(DataType.FLOAT, array.shape(), 'f');
      outside.close();
    }
    return spare.assign(array);
  }

  private static boolean isFortranOrder(INDArray array) {
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
