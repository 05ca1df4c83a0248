package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.blas.NativeAddress;
import io.stride.train.kernel.LstmInput.Gradients;

/**
 * Forward and backward pass of an LSTM layer over a batch of sequences, without peepholes: Graves,
 * "Generating Sequences With Recurrent Neural Networks", 2013, equations 7 to 11.
 *
 * <p>Layout, as Deeplearning4j's arrays have it in f order: see {@link Sequence}; input weights
 * [size, 4 units], recurrent weights [units, 4 units], bias [4 units] with the blocks candidate
 * (tanh), forget, output, input gate (sigmoid). Where a row is masked, its states are zero.
 *
 * <p>One product per step and not one for all steps: at 64 rows and more OpenBLAS is as fast on
 * these, and each step's numbers are still in the cache when the gates read them.
 */
final class LstmKernel implements AutoCloseable {
  private final Gemm gemm;
  private final StepStates states = new StepStates();
  private final HiddenGradients backflow = new HiddenGradients();
  private final NativeAddress biasSource = new NativeAddress();
  private GateChunk chunk = new GateChunk(1);
  private LiveRows rows;
  private float[] bias = new float[0];

  LstmKernel(Gemm gemm) {
    this.gemm = gemm;
  }

  /**
   * Addresses of a layer's parameters or of their gradients.
   *
   * @param input [size, 4 units]
   * @param recurrent [units, 4 units]
   * @param bias [4 units]
   */
  record Weights(long input, long recurrent, long bias) {}

  /**
   * Runs the input through.
   *
   * @param liveRows which rows are alive; must stay as they are until the backward pass
   * @param output gets the hidden states, [batch, units, steps]
   * @param training whether a backward pass follows
   */
  void forward(
      LstmInput input, LiveRows liveRows, Weights weights, Sequence output, boolean training) {
    prepare(liveRows, output.size(), weights, training);
    Matrix inputWeights = new Matrix(weights.input(), input.size(), 4 * output.size());
    Matrix recurrentWeights = new Matrix(weights.recurrent(), output.size(), 4 * output.size());
    for (int step = 0; step < input.steps(); step++) {
      int live = rows.at(step);
      if (live > 0) {
        Matrix gates = states.gates(step);
        input.project(step, inputWeights, gates);
        if (step > 0) {
          gemm.multiply(states.hidden(step - 1).top(live), recurrentWeights, 1f, gates);
        }
        forwardGates(step);
        gemm.copy(states.hidden(step), output.step(step).top(live));
      }
      gemm.zeroFrom(output.step(step), live);
    }
  }

  /**
   * The backward pass after {@link #forward} on the same input.
   *
   * @param outputGradient [batch, units, steps]
   * @param gradients where the parameters' gradients go
   * @param inputGradient where the input's gradient goes; 0: nowhere
   */
  void backward(
      LstmInput input,
      Weights weights,
      Sequence outputGradient,
      Weights gradients,
      long inputGradient) {
    int units = states.units();
    backflow.reserve(rows, units);
    Matrix recurrentWeights = new Matrix(weights.recurrent(), units, 4 * units);
    Matrix toRecurrent = new Matrix(gradients.recurrent(), units, 4 * units);
    Gradients toInput = inputGradients(input, weights, gradients, inputGradient);
    gemm.zeroFrom(toRecurrent, 0);
    gemm.zeroFrom(toInput.toWeights(), 0);
    gemm.zeroFrom(new Matrix(toInput.toBias(), 4 * units, 1), 0);
    for (int step = input.steps() - 1; step >= 0; step--) {
      int live = rows.at(step);
      Matrix hidden = backflow.hidden(step);
      gemm.copy(outputGradient.step(step).top(live), hidden);
      if (step < input.steps() - 1 && rows.at(step + 1) > 0) {
        Matrix after = states.gates(step + 1);
        gemm.multiplySecondTransposed(after, recurrentWeights, 1f, hidden.top(after.rows()));
      }
      backwardGates(step);
      // Also for a step without rows: its input's gradient is zero.
      input.addGradient(step, states.gates(step), toInput);
      if (step > 0 && live > 0) {
        Matrix before = states.hidden(step - 1).top(live);
        gemm.multiplyFirstTransposed(before, states.gates(step), 1f, toRecurrent);
      }
    }
    input.finishGradient(toInput);
  }

  private Gradients inputGradients(
      LstmInput input, Weights weights, Weights gradients, long inputGradient) {
    int columns = 4 * states.units();
    return new Gradients(
        new Matrix(weights.input(), input.size(), columns),
        new Matrix(gradients.input(), input.size(), columns),
        gradients.bias(),
        inputGradient);
  }

  private void forwardGates(int step) {
    int live = rows.at(step);
    int units = states.units();
    int width = chunk.columns(live);
    for (int column = 0; column < units; column += width) {
      int columns = Math.min(width, units - column);
      int size = columns * live;
      states.readGates(step, column, size, chunk);
      states.readCellsBefore(step, column, columns, chunk.cell);
      addBias(column, columns, live);
      Gates.tanh(chunk.candidate, size);
      Gates.sigmoid(chunk.forget, size);
      Gates.sigmoid(chunk.output, size);
      Gates.sigmoid(chunk.input, size);
      states.writeGates(step, column, size, chunk);
      Gates.forward(chunk, size);
      applyMask(step, columns);
      states.write(step, column, size, chunk);
    }
  }

  private void backwardGates(int step) {
    int live = rows.at(step);
    int units = states.units();
    int width = live == 0 ? units : chunk.columns(live);
    for (int column = 0; column < units; column += width) {
      int columns = Math.min(width, units - column);
      int size = columns * live;
      states.readGates(step, column, size, chunk);
      states.readCellTanh(step, column, size, chunk.cellTanh);
      states.readCellsBefore(step, column, columns, chunk.cellBefore);
      backflow.read(step, column, columns, chunk);
      applyMask(step, columns);
      Gates.backward(chunk, size);
      states.writeGates(step, column, size, chunk);
      backflow.writeCell(step, column, size, chunk);
    }
  }

  /** Zeroes hidden and cell state, or their gradients, of masked rows. */
  private void applyMask(int step, int columns) {
    if (rows.gaps(step)) {
      int live = rows.at(step);
      int from = step * rows.batch();
      for (int column = 0; column < columns; column++) {
        Gates.mask(chunk.hidden, column * live, rows.mask(), from, live);
        Gates.mask(chunk.cell, column * live, rows.mask(), from, live);
      }
    }
  }

  private void addBias(int column, int columns, int live) {
    int units = states.units();
    for (int i = 0; i < columns; i++) {
      int from = i * live;
      int to = from + live;
      Gates.addBias(chunk.candidate, from, to, bias[column + i]);
      Gates.addBias(chunk.forget, from, to, bias[units + column + i]);
      Gates.addBias(chunk.output, from, to, bias[2 * units + column + i]);
      Gates.addBias(chunk.input, from, to, bias[3 * units + column + i]);
    }
  }

  private void prepare(LiveRows liveRows, int units, Weights weights, boolean training) {
    rows = liveRows;
    states.reserve(rows, units, training);
    if (!chunk.fits(rows.batch())) {
      chunk = new GateChunk(rows.batch());
    }
    if (bias.length != 4 * units) {
      bias = new float[4 * units];
    }
    biasSource.at(weights.bias()).get(bias);
  }

  @Override
  public void close() {
    states.close();
    backflow.close();
  }
}
