package io.stride.train.kernel;

import io.stride.train.kernel.Gemm.Matrix;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Forward and backward pass of an LSTM layer over a batch of sequences, without peepholes: Graves,
 * "Generating Sequences With Recurrent Neural Networks", 2013, equations 7 to 11.
 *
 * <p>Layout, as Deeplearning4j's arrays have it in f order: a sequence is [batch, size, steps], so
 * each step is one column-major [batch, size] matrix; input weights [size, 4 units], recurrent
 * weights [units, 4 units], bias [4 units] with the blocks candidate (tanh), forget, output, input
 * gate (sigmoid). A mask holds a 1 or 0 for each (step, row), step by step; a 0 sets the state to
 * zero.
 */
final class LstmKernel {
  private final Gemm gemm = new Gemm();
  private SequenceBuffers buffers;
  private GateChunk chunk;
  private float[] bias = new float[0];

  /**
   * Addresses of a layer's parameters or of their gradients.
   *
   * @param input [size, 4 units]
   * @param recurrent [units, 4 units]
   * @param bias [4 units]
   */
  record Weights(long input, long recurrent, long bias) {}

  /**
   * A batch of sequences.
   *
   * @param address of [batch, size, steps] numbers
   */
  record Sequence(long address, int batch, int size, int steps) {
    Matrix step(int step) {
      return new Matrix(address + 4L * step * batch * size, batch, size);
    }
  }

  /** Runs the sequence through; the hidden states go to {@code output}, [batch, units, steps]. */
  void forward(Sequence input, int units, Weights weights, float[] mask, long output) {
    prepare(input.batch(), input.steps(), units);
    copyBias(weights);
    Matrix inputWeights = new Matrix(weights.input(), input.size(), 4 * units);
    Matrix recurrentWeights = new Matrix(weights.recurrent(), units, 4 * units);
    for (int step = 0; step < input.steps(); step++) {
      gemm.multiply(input.step(step), inputWeights, 0f, buffers.gates(step));
      if (step > 0) {
        gemm.multiply(buffers.hidden(step - 1), recurrentWeights, 1f, buffers.gates(step));
      }
      forwardGates(step, mask);
    }
    copy(buffers.hidden(0).address(), output, (long) input.batch() * units * input.steps());
  }

  /**
   * The backward pass after {@link #forward} on the same input.
   *
   * @param outputGradient [batch, units, steps]
   * @param gradients where the parameters' gradients go
   * @param inputGradient where the input's gradient goes, [batch, size, steps]
   */
  void backward(
      Sequence input,
      Weights weights,
      float[] mask,
      long outputGradient,
      Weights gradients,
      long inputGradient) {
    int units = buffers.units;
    Matrix inputWeights = new Matrix(weights.input(), input.size(), 4 * units);
    Matrix recurrentWeights = new Matrix(weights.recurrent(), units, 4 * units);
    Sequence toInput = new Sequence(inputGradient, input.batch(), input.size(), input.steps());
    long stepBytes = 4L * input.batch() * units;
    for (int step = input.steps() - 1; step >= 0; step--) {
      Matrix hidden = buffers.hiddenGradient();
      copy(outputGradient + step * stepBytes, hidden.address(), (long) input.batch() * units);
      if (step < input.steps() - 1) {
        gemm.multiplySecondTransposed(buffers.gates(step + 1), recurrentWeights, 1f, hidden);
      }
      backwardGates(step, mask);
      addGradients(input, step, gradients);
      gemm.multiplySecondTransposed(buffers.gates(step), inputWeights, 0f, toInput.step(step));
    }
    if (input.steps() == 1) {
      zero(gradients.recurrent(), 4L * units * units);
    }
  }

  private void addGradients(Sequence input, int step, Weights gradients) {
    int units = buffers.units;
    float beta = step == input.steps() - 1 ? 0f : 1f;
    Matrix gates = buffers.gates(step);
    Matrix inputGradient = new Matrix(gradients.input(), input.size(), 4 * units);
    gemm.multiplyFirstTransposed(input.step(step), gates, beta, inputGradient);
    if (step > 0) {
      Matrix recurrentGradient = new Matrix(gradients.recurrent(), units, 4 * units);
      gemm.multiplyFirstTransposed(buffers.hidden(step - 1), gates, beta, recurrentGradient);
    }
    gemm.columnSums(gates, buffers.ones, beta, gradients.bias());
  }

  private void forwardGates(int step, float[] mask) {
    for (int column = 0; column < buffers.units; column += chunk.columns) {
      int columns = Math.min(chunk.columns, buffers.units - column);
      int size = columns * buffers.batch;
      readGates(step, column, size);
      readCells(step - 1, column, size, chunk.cell);
      addBias(column, columns);
      Gates.tanh(chunk.candidate, size);
      Gates.sigmoid(chunk.forget, size);
      Gates.sigmoid(chunk.output, size);
      Gates.sigmoid(chunk.input, size);
      writeGates(step, column, size);
      Gates.forward(chunk, size);
      applyMask(step, columns, mask);
      int at = (step * buffers.units + column) * buffers.batch;
      buffers.cells.put(at, chunk.cell, 0, size);
      buffers.cellTanhs.put(at, chunk.cellTanh, 0, size);
      buffers.hiddens.put(at, chunk.hidden, 0, size);
    }
  }

  private void backwardGates(int step, float[] mask) {
    for (int column = 0; column < buffers.units; column += chunk.columns) {
      int columns = Math.min(chunk.columns, buffers.units - column);
      int size = columns * buffers.batch;
      int at = column * buffers.batch;
      readGates(step, column, size);
      buffers.cellTanhs.get(
          (step * buffers.units + column) * buffers.batch, chunk.cellTanh, 0, size);
      buffers.hiddenGradient.get(at, chunk.hidden, 0, size);
      if (step < buffers.steps - 1) {
        buffers.cellGradient.get(at, chunk.cell, 0, size);
      } else {
        Arrays.fill(chunk.cell, 0, size, 0f);
      }
      readCells(step - 1, column, size, chunk.cellBefore);
      applyMask(step, columns, mask);
      Gates.backward(chunk, size);
      writeGates(step, column, size);
      buffers.cellGradient.put(at, chunk.cell, 0, size);
    }
  }

  /** Zeroes hidden and cell state, or their gradients, of rows that have ended. */
  private void applyMask(int step, int columns, float[] mask) {
    if (mask != null) {
      int batch = buffers.batch;
      for (int column = 0; column < columns; column++) {
        Gates.mask(chunk.hidden, column * batch, mask, step * batch, batch);
        Gates.mask(chunk.cell, column * batch, mask, step * batch, batch);
      }
    }
  }

  private void addBias(int column, int columns) {
    int batch = buffers.batch;
    int units = buffers.units;
    for (int i = 0; i < columns; i++) {
      int from = i * batch;
      int to = from + batch;
      Gates.addBias(chunk.candidate, from, to, bias[column + i]);
      Gates.addBias(chunk.forget, from, to, bias[units + column + i]);
      Gates.addBias(chunk.output, from, to, bias[2 * units + column + i]);
      Gates.addBias(chunk.input, from, to, bias[3 * units + column + i]);
    }
  }

  private void readGates(int step, int column, int size) {
    int block = buffers.units * buffers.batch;
    int at = 4 * step * block + column * buffers.batch;
    buffers.gates.get(at, chunk.candidate, 0, size);
    buffers.gates.get(at + block, chunk.forget, 0, size);
    buffers.gates.get(at + 2 * block, chunk.output, 0, size);
    buffers.gates.get(at + 3 * block, chunk.input, 0, size);
  }

  private void writeGates(int step, int column, int size) {
    int block = buffers.units * buffers.batch;
    int at = 4 * step * block + column * buffers.batch;
    buffers.gates.put(at, chunk.candidate, 0, size);
    buffers.gates.put(at + block, chunk.forget, 0, size);
    buffers.gates.put(at + 2 * block, chunk.output, 0, size);
    buffers.gates.put(at + 3 * block, chunk.input, 0, size);
  }

  /** The cell state after a step; zeros before the first one. */
  private void readCells(int step, int column, int size, float[] target) {
    if (step < 0) {
      Arrays.fill(target, 0, size, 0f);
    } else {
      buffers.cells.get((step * buffers.units + column) * buffers.batch, target, 0, size);
    }
  }

  private void prepare(int batch, int steps, int units) {
    if (buffers != null && buffers.fits(batch, steps, units)) {
      return;
    }
    if (buffers != null) {
      buffers.close();
    }
    buffers = new SequenceBuffers(batch, steps, units);
    chunk = new GateChunk(batch, units);
    bias = new float[4 * units];
  }

  private void copyBias(Weights weights) {
    new View(weights.bias()).get(bias);
  }

  private static void copy(long from, long to, long floats) {
    Pointer.memcpy(new View(to), new View(from), Float.BYTES * floats);
  }

  private static void zero(long address, long floats) {
    Pointer.memset(new View(address), 0, Float.BYTES * floats);
  }

  /** Memory that belongs to somebody else. */
  private static final class View extends FloatPointer {
    View(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
