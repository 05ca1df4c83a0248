package io.stride.train.blas;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Off-heap floats outside of any workspace. They grow when more are needed and never shrink, so
 * that batches of changing shapes allocate nothing once the largest has been seen.
 */
public final class NativeFloats implements AutoCloseable {
  private FloatPointer pointer = new FloatPointer();
  private FloatBuffer buffer = FloatBuffer.allocate(0);

  /**
   * Makes room; what was held may be lost.
   *
   * @param size at least so many floats, at most 2^31 - 1
   */
  public void reserve(long size) {
    if (size > buffer.capacity()) {
      pointer.close();
      pointer = new FloatPointer(Math.toIntExact(size));
      buffer = pointer.asBuffer();
    }
  }

  /** Where the float at {@code index} lies. */
  public long address(long index) {
    return pointer.address() + Float.BYTES * index;
  }

  /** The floats for bulk copies between here and the heap. */
  public FloatBuffer buffer() {
    return buffer;
  }

  /** Frees the memory at once instead of when the collector finds it. */
  @Override
  public void close() {
    pointer.close();
    buffer = FloatBuffer.allocate(0);
  }
}
