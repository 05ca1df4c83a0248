package io.stride.train.kernel;

import io.stride.train.kernel.Gemm.Matrix;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * What an LSTM must remember of a forward pass for the backward pass, off-heap and outside of any
 * workspace. For each time step, one after the other, column-major: four gates [batch, 4 units],
 * cell state, its tanh and hidden state [batch, units]. Reused while shapes stay the same.
 */
final class SequenceBuffers implements AutoCloseable {
  final int batch;
  final int steps;
  final int units;
  final FloatBuffer gates;
  final FloatBuffer cells;
  final FloatBuffer cellTanhs;
  final FloatBuffer hiddens;
  final FloatBuffer hiddenGradient;
  final FloatBuffer cellGradient;

  /** A 1 for every row of the batch. */
  final FloatPointer ones;

  private final FloatPointer gatesPointer;
  private final FloatPointer cellsPointer;
  private final FloatPointer cellTanhsPointer;
  private final FloatPointer hiddensPointer;
  private final FloatPointer hiddenGradientPointer;
  private final FloatPointer cellGradientPointer;

  SequenceBuffers(int batch, int steps, int units) {
    this.batch = batch;
    this.steps = steps;
    this.units = units;
    long step = (long) batch * units;
    gatesPointer = new FloatPointer(4 * step * steps);
    cellsPointer = new FloatPointer(step * steps);
    cellTanhsPointer = new FloatPointer(step * steps);
    hiddensPointer = new FloatPointer(step * steps);
    hiddenGradientPointer = new FloatPointer(step);
    cellGradientPointer = new FloatPointer(step);
    gates = gatesPointer.asBuffer();
    cells = cellsPointer.asBuffer();
    cellTanhs = cellTanhsPointer.asBuffer();
    hiddens = hiddensPointer.asBuffer();
    hiddenGradient = hiddenGradientPointer.asBuffer();
    cellGradient = cellGradientPointer.asBuffer();
    float[] one = new float[batch];
    Arrays.fill(one, 1f);
    ones = new FloatPointer(one);
  }

  boolean fits(int otherBatch, int otherSteps, int otherUnits) {
    return batch == otherBatch && steps == otherSteps && units == otherUnits;
  }

  /** The four gates of a step, [batch, 4 units]. */
  Matrix gates(int step) {
    return at(gatesPointer, 4L * step * batch * units, 4 * units);
  }

  /** The hidden state of a step, [batch, units]. */
  Matrix hidden(int step) {
    return at(hiddensPointer, (long) step * batch * units, units);
  }

  /** The gradient of the current step's hidden state, [batch, units]. */
  Matrix hiddenGradient() {
    return at(hiddenGradientPointer, 0, units);
  }

  private Matrix at(FloatPointer pointer, long offset, int columns) {
    return new Matrix(pointer.address() + Float.BYTES * offset, batch, columns);
  }

  /** Frees the memory at once instead of when the collector finds it. */
  @Override
  public void close() {
    gatesPointer.close();
    cellsPointer.close();
    cellTanhsPointer.close();
    hiddensPointer.close();
    hiddenGradientPointer.close();
    cellGradientPointer.close();
    ones.close();
  }
}
