package io.stride.train.table;

/** Rows of floats that training reads and replaces one by one. */
public interface TrainedRows {
  /** Number of rows; they are 0 to {@code rows() - 1}. */
  int rows();

  /** Numbers per row. */
  int width();

  /** Copies a row to {@code target[offset]} and on. */
  void read(int row, float[] target, int offset);

  /** Replaces a row by {@code source[offset]} and on. */
  void write(int row, float[] source, int offset);
}
