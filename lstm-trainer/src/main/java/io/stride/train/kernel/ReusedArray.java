package io.stride.train.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory for one array after the other, outside of any workspace. It grows when an array needs more
 * and never shrinks, so that arrays of changing shapes allocate nothing in the long run.
 */
public final class ReusedArray {
  private INDArray memory;

  /**
   * An array in f order with what an earlier one has left in it; the earlier one must not be used
   * any more.
   *
   * @param shape its size in each dimension
   */
  public INDArray of(long... shape) {
    long length = 1;
    long[] strides = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      strides[i] = length;
      length *= shape[i];
    }
    if (memory == null || memory.length() < length) {
      MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
      memory = Nd4j.createUninitialized(DataType.FLOAT, new long[] {length}, 'f');
      outside.close();
    }
    return Nd4j.create(memory.data(), shape, strides, 0, 'f');
  }
}
