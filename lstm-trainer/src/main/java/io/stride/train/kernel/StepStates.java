package io.stride.train.kernel;

import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.blas.NativeFloats;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What an LSTM remembers of a forward pass for the backward pass, off-heap and outside of any
 * workspace. For each time step, one after the other, column-major with as many rows as are alive:
 * four gates [rows, 4 units], cell state, its tanh and hidden state [rows, units].
 */
final class StepStates implements AutoCloseable {
  private final NativeFloats gates = new NativeFloats();
  private final NativeFloats cells = new NativeFloats();
  private final NativeFloats cellTanhs = new NativeFloats();
  private final NativeFloats hiddens = new NativeFloats();
  private LiveRows rows;
  private int units;
  private boolean kept;

  /**
   * Makes room for a batch.
   *
   * @param keepAll whether a backward pass follows; else gates are forgotten after their step
   */
  void reserve(LiveRows liveRows, int newUnits, boolean keepAll) {
    rows = liveRows;
    units = newUnits;
    kept = keepAll;
    long all = (long) rows.total() * units;
    gates.reserve(4L * (kept ? all : (long) rows.batch() * units));
    cells.reserve(all);
    hiddens.reserve(all);
    cellTanhs.reserve(kept ? all : 0);
  }

  int units() {
    return units;
  }

  /** The four gates of a step, or their gradients, [rows, 4 units]. */
  Matrix gates(int step) {
    return new Matrix(gates.address(gatesAt(step)), rows.at(step), 4 * units);
  }

  /** The hidden state of a step, [rows, units]. */
  Matrix hidden(int step) {
    return new Matrix(hiddens.address(at(step)), rows.at(step), units);
  }

  /** Reads the gates of some units, from number {@code column} on. */
  void readGates(int step, int column, int size, GateChunk chunk) {
    FloatBuffer buffer = gates.buffer();
    int block = rows.at(step) * units;
    int from = gatesAt(step) + column * rows.at(step);
    buffer.get(from, chunk.candidate, 0, size);
    buffer.get(from + block, chunk.forget, 0, size);
    buffer.get(from + 2 * block, chunk.output, 0, size);
    buffer.get(from + 3 * block, chunk.input, 0, size);
  }

  /** Writes what {@link #readGates} reads. */
  void writeGates(int step, int column, int size, GateChunk chunk) {
    FloatBuffer buffer = gates.buffer();
    int block = rows.at(step) * units;
    int to = gatesAt(step) + column * rows.at(step);
    buffer.put(to, chunk.candidate, 0, size);
    buffer.put(to + block, chunk.forget, 0, size);
    buffer.put(to + 2 * block, chunk.output, 0, size);
    buffer.put(to + 3 * block, chunk.input, 0, size);
  }

  /** The cell state before a step, of the rows that are alive at it; zeros before the first. */
  void readCellsBefore(int step, int column, int columns, float[] target) {
    int live = rows.at(step);
    if (step == 0) {
      Arrays.fill(target, 0, columns * live, 0f);
    } else {
      ColumnReads.read(
          cells.buffer(), at(step - 1), rows.at(step - 1), column, columns, live, target);
    }
  }

  /** Keeps what a step made of a run of columns. */
  void write(int step, int column, int size, GateChunk chunk) {
    int to = at(step) + column * rows.at(step);
    cells.buffer().put(to, chunk.cell, 0, size);
    hiddens.buffer().put(to, chunk.hidden, 0, size);
    if (kept) {
      cellTanhs.buffer().put(to, chunk.cellTanh, 0, size);
    }
  }

  void readCellTanh(int step, int column, int size, float[] target) {
    cellTanhs.buffer().get(at(step) + column * rows.at(step), target, 0, size);
  }

  private int at(int step) {
    return rows.before(step) * units;
  }

  private int gatesAt(int step) {
    return kept ? 4 * at(step) : 0;
  }

  @Override
  public void close() {
    gates.close();
    cells.close();
    cellTanhs.close();
    hiddens.close();
  }
}
