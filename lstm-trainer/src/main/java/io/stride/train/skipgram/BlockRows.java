package io.stride.train.skipgram;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.NativeFloats;

/** Some rows of a table, side by side outside of the heap, where matrix products reach them. */
final class BlockRows implements AutoCloseable {
  private final TouchedRows table;
  private final int size;
  private final NativeFloats floats = new NativeFloats();
  private int[] slots = new int[64];
  private int count;

  /**
   * None yet.
   *
   * @param size numbers per row
   */
  BlockRows(TouchedRows table, int size) {
    this.table = table;
    this.size = size;
  }

  /** Makes room for so many rows. */
  void reserve(int rows) {
    if (slots.length < rows) {
      slots = new int[2 * rows];
    }
    floats.reserve((long) slots.length * size);
    count = rows;
  }

  /** Copies a row of the table that is about to change {@code times} times. */
  void load(int number, int row, int times) {
    int slot = table.touch(row, times);
    slots[number] = slot;
    floats.buffer().put(number * size, table.block(slot), table.offset(slot), size);
  }

  /** Copies all rows back into the table. */
  void store() {
    for (int i = 0; i < count; i++) {
      floats.buffer().get(i * size, table.block(slots[i]), table.offset(slots[i]), size);
    }
  }

  /** The rows as columns: {@code size} x rows. */
  Gemm.Matrix matrix() {
    return new Gemm.Matrix(floats.address(0), size, count);
  }

  @Override
  public void close() {
    floats.close();
  }
}
