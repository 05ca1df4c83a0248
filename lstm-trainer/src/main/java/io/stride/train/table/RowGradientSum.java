package io.stride.train.table;

import java.util.Arrays;

/** Adds up gradients of rows that come in any order and more than once. */
public final class RowGradientSum {
  private final int width;
  private final RowSlots slots = new RowSlots();
  private float[] values;

  /**
   * Nothing yet.
   *
   * @param width numbers per row, at least 1
   */
  public RowGradientSum(int width) {
    this.width = width;
    this.values = new float[64 * width];
  }

  /** Numbers per row. */
  public int width() {
    return width;
  }

  /** Adds {@code factor} times {@code source[offset]} and on to the first numbers of a row. */
  public void add(int row, float[] source, int offset, int size, float factor) {
    int at = place(row);
    for (int i = 0; i < size; i++) {
      values[at + i] += factor * source[offset + i];
    }
  }

  /** Adds {@code value} to one number of a row. */
  public void add(int row, int column, float value) {
    values[place(row) + column] += value;
  }

  /** The sums, in ascending order of rows. */
  public RowGradients sorted() {
    int[] order = slots.ascending();
    float[] sorted = new float[order.length * width];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * width, sorted, i * width, width);
      order[i] = slots.row(order[i]);
    }
    return new RowGradients(order, sorted, width);
  }

  private int place(int row) {
    int slot = slots.add(row);
    int needed = Math.multiplyExact(slot + 1, width);
    if (needed > values.length) {
      values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed));
    }
    return slot * width;
  }
}
