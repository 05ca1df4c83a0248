package io.stride.train.features;

import java.io.Serializable;

/**
 * A table of float vectors, one per node, in blocks of rows so that more than 2^31 numbers fit.
 * Writable while it is built, then shared between threads for reading.
 */
public final class FeatureRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int BLOCK_BITS = 14;
  private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

  private final int rows;
  private final int size;
  private final float[][] blocks;

  /**
   * A table of zeros.
   *
   * @param rows number of vectors, &gt;= 0
   * @param size length of a vector, 1 to 4096
   */
  public FeatureRows(int rows, int size) {
    this.rows = rows;
    this.size = size;
    this.blocks = new float[(rows + BLOCK_MASK) >>> BLOCK_BITS][];
    for (int block = 0; block < blocks.length; block++) {
      int here = Math.min(BLOCK_MASK + 1, rows - (block << BLOCK_BITS));
      blocks[block] = new float[here * size];
    }
  }

  /** Bytes of a table of {@code rows} vectors of {@code size} numbers. */
  public static long bytes(long rows, int size) {
    return Float.BYTES * rows * size;
  }

  /** Number of vectors. */
  public int rows() {
    return rows;
  }

  /** Length of a vector. */
  public int size() {
    return size;
  }

  /** The array that holds a row, from {@link #offset} on. */
  public float[] block(int row) {
    return blocks[row >>> BLOCK_BITS];
  }

  /** Where a row starts in its {@link #block}. */
  public int offset(int row) {
    return (row & BLOCK_MASK) * size;
  }

  /** A copy of one vector. */
  public float[] row(int row) {
    float[] copy = new float[size];
    System.arraycopy(block(row), offset(row), copy, 0, size);
    return copy;
  }
}
