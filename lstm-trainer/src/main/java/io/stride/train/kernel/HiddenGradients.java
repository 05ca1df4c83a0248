package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.blas.NativeFloats;
import java.util.Arrays;

/** The gradients that flow back from step to step: those of hidden and cell state. */
final class HiddenGradients implements AutoCloseable {
  private final NativeFloats hidden = new NativeFloats();

  /** Written and read in turn: a step may have more rows than the one after it. */
  private final NativeFloats[] cells = {new NativeFloats(), new NativeFloats()};

  private LiveRows rows;
  private int units;

  void reserve(LiveRows liveRows, int newUnits) {
    rows = liveRows;
    units = newUnits;
    long size = (long) rows.batch() * units;
    hidden.reserve(size);
    cells[0].reserve(size);
    cells[1].reserve(size);
  }

  /** The gradient of a step's hidden state, [rows, units]. */
  Matrix hidden(int step) {
    return new Matrix(hidden.address(0), rows.at(step), units);
  }

  /** Reads the gradients of a step's hidden state and, from the step after, of its cell state. */
  void read(int step, int column, int columns, GateChunk chunk) {
    int live = rows.at(step);
    hidden.buffer().get(column * live, chunk.hidden, 0, columns * live);
    if (step == rows.steps() - 1) {
      Arrays.fill(chunk.cell, 0, columns * live, 0f);
    } else {
      NativeFloats after = cells[(step + 1) & 1];
      ColumnReads.read(after.buffer(), 0, rows.at(step + 1), column, columns, live, chunk.cell);
    }
  }

  /** Keeps the cell state's gradient for the step before. */
  void writeCell(int step, int column, int size, GateChunk chunk) {
    cells[step & 1].buffer().put(column * rows.at(step), chunk.cell, 0, size);
  }

  @Override
  public void close() {
    hidden.close();
    cells[0].close();
    cells[1].close();
  }
}
