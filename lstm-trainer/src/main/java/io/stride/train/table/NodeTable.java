package io.stride.train.table;

import io.stride.walk.sampling.WalkRandom;
import java.io.Serializable;

/**
 * A table of float rows in blocks, so that more than 2^31 numbers fit. Copied and sent around as a
 * whole; see {@link RowOverlay} for changes to a shared one.
 */
public final class NodeTable implements TrainedRows, Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers in a block, at most; a row is never split. */
  private static final int BLOCK = 1 << 20;

  private final int rows;
  private final int width;
  private final int shift;
  private final int blockRows;
  private final float[][] blocks;

  /**
   * A table of zeros.
   *
   * @param rows number of rows, at least 0
   * @param width numbers per row, 1 to 2^20
   * @throws IllegalArgumentException if a number is outside its range
   */
  public NodeTable(int rows, int width) {
    this(rows, width, BLOCK);
  }

  NodeTable(int rows, int width, int blockSize) {
    if (rows < 0 || width < 1 || width > blockSize) {
      throw new IllegalArgumentException(
          "a table of " + rows + " x " + width + "; must be >= 0 rows of 1 to " + blockSize);
    }
    this.rows = rows;
    this.width = width;
    this.shift = 31 - Integer.numberOfLeadingZeros(blockSize / width);
    this.blockRows = 1 << shift;
    this.blocks = new float[(int) (((long) rows + blockRows - 1) / blockRows)][];
    for (int block = 0; block < blocks.length; block++) {
      int here = Math.min(blockRows, rows - block * blockRows);
      blocks[block] = new float[here * width];
    }
  }

  /**
   * Fills the first {@code columns} numbers of every row with uniform draws from -{@code bound} to
   * {@code bound}; each is a pure function of (seed, row, column).
   */
  public void randomize(int columns, float bound, long seed) {
    WalkRandom random = new WalkRandom();
    for (int row = 0; row < rows; row++) {
      random.start(seed, row, 0);
      float[] block = block(row);
      int offset = offset(row);
      for (int column = 0; column < columns; column++) {
        block[offset + column] = (float) ((2 * random.nextUnit() - 1) * bound);
      }
    }
  }

  /** A table of its own with the same numbers. */
  public NodeTable copy() {
    NodeTable copy = new NodeTable(rows, width, blockRows * width);
    for (int block = 0; block < blocks.length; block++) {
      copy.blocks[block] = blocks[block].clone();
    }
    return copy;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void read(int row, float[] target, int offset) {
    System.arraycopy(block(row), offset(row), target, offset, width);
  }

  @Override
  public void write(int row, float[] source, int offset) {
    System.arraycopy(source, offset, block(row), offset(row), width);
  }

  /** A copy of one row. */
  public float[] row(int row) {
    float[] copy = new float[width];
    read(row, copy, 0);
    return copy;
  }

  /** Bytes of the numbers. */
  public long bytes() {
    return (long) Float.BYTES * rows * width;
  }

  /** Whether all numbers are finite. */
  public boolean finite() {
    for (float[] block : blocks) {
      for (float value : block) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The array that a row lies in, for reading and writing in place. */
  public float[] block(int row) {
    return blocks[row >>> shift];
  }

  /** Where in {@link #block} a row begins. */
  public int offset(int row) {
    return (row & (blockRows - 1)) * width;
  }
}
