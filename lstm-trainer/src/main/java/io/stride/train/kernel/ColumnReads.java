package io.stride.train.kernel;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Reads runs of columns of a column-major matrix to the heap, with more or fewer rows. */
final class ColumnReads {
  private ColumnReads() {}

  /**
   * Reads columns.
   *
   * @param from holds the matrix
   * @param at where it starts
   * @param stride its rows
   * @param column first column to read
   * @param columns how many
   * @param rows rows wanted of each; those that the matrix doesn't have are zeros
   * @param target gets {@code columns} runs of {@code rows} numbers
   */
  static void read(
      FloatBuffer from, int at, int stride, int column, int columns, int rows, float[] target) {
    if (stride == rows) {
      from.get(at + column * stride, target, 0, columns * rows);
      return;
    }
    int there = Math.min(stride, rows);
    for (int i = 0; i < columns; i++) {
      from.get(at + (column + i) * stride, target, i * rows, there);
      Arrays.fill(target, i * rows + there, (i + 1) * rows, 0f);
    }
  }
}
