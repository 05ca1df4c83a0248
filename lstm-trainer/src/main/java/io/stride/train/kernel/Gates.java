package io.stride.train.kernel;

/**
 * The element-wise part of an LSTM step over runs of floats. Plain loops that the JIT compiler
 * turns into vector instructions; they want runs of about 2,000 numbers.
 */
final class Gates {
  /** Beyond this tanh is 1 to float precision. */
  private static final float SATURATION = 8.5f;

  private Gates() {}

  /** values = tanh(values), the first {@code size} of them. */
  static void tanh(float[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = tanh(values[i]);
    }
  }

  /** values = 1 / (1 + exp(-values)). */
  static void sigmoid(float[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
    }
  }

  /** Adds {@code bias} to {@code values[from]} to {@code values[to - 1]}. */
  static void addBias(float[] values, int from, int to, float bias) {
    for (int i = from; i < to; i++) {
      values[i] += bias;
    }
  }

  /** values[from + i] *= mask[maskFrom + i]. */
  static void mask(float[] values, int from, float[] mask, int maskFrom, int size) {
    for (int i = 0; i < size; i++) {
      values[from + i] *= mask[maskFrom + i];
    }
  }

  /**
   * The new cell and hidden state: c = a·g + f·c, h = o·tanh(c). Three loops: over all seven arrays
   * at once, the compiler gives up on vectors and takes ten times as long.
   *
   * @param chunk activated gates; {@code cell} holds the cell state before and after
   */
  static void forward(GateChunk chunk, int size) {
    updateCell(chunk.candidate, chunk.input, chunk.forget, chunk.cell, size);
    tanhOf(chunk.cell, chunk.cellTanh, size);
    multiply(chunk.output, chunk.cellTanh, chunk.hidden, size);
  }

  private static void updateCell(
      float[] candidate, float[] input, float[] forget, float[] cell, int size) {
    for (int i = 0; i < size; i++) {
      cell[i] = candidate[i] * input[i] + forget[i] * cell[i];
    }
  }

  private static void tanhOf(float[] values, float[] result, int size) {
    for (int i = 0; i < size; i++) {
      result[i] = tanh(values[i]);
    }
  }

  private static void multiply(float[] first, float[] second, float[] result, int size) {
    for (int i = 0; i < size; i++) {
      result[i] = first[i] * second[i];
    }
  }

  /**
   * Gradients before the activations, in place of the activated gates; {@code cell} holds the
   * gradient of the cell state from the step after and gets the one for the step before, {@code
   * hidden} the gradient of the hidden state, {@code cellBefore} the cell state of the step before.
   */
  static void backward(GateChunk chunk, int size) {
    float[] cellGradient = chunk.cell;
    addCellGradient(chunk.hidden, chunk.output, chunk.cellTanh, cellGradient, size);
    throughSigmoid(chunk.hidden, chunk.cellTanh, chunk.output, size);
    // What one array loses here, the next loops need no more: the order matters.
    float[] forget = chunk.forget;
    multiply(cellGradient, forget, chunk.cellTanh, size);
    throughSigmoid(cellGradient, chunk.cellBefore, forget, size);
    System.arraycopy(chunk.candidate, 0, chunk.hidden, 0, size);
    throughTanh(cellGradient, chunk.input, chunk.candidate, size);
    throughSigmoid(cellGradient, chunk.hidden, chunk.input, size);
    System.arraycopy(chunk.cellTanh, 0, cellGradient, 0, size);
  }

  private static void addCellGradient(
      float[] hiddenGradient, float[] output, float[] cellTanh, float[] cellGradient, int size) {
    for (int i = 0; i < size; i++) {
      float squashed = cellTanh[i];
      cellGradient[i] =
          hiddenGradient[i] * output[i] * (1f - squashed * squashed) + cellGradient[i];
    }
  }

  /** gate = gradient · factor · σ' with σ' = gate · (1 - gate). */
  private static void throughSigmoid(float[] gradient, float[] factor, float[] gate, int size) {
    for (int i = 0; i < size; i++) {
      gate[i] = gradient[i] * factor[i] * gate[i] * (1f - gate[i]);
    }
  }

  /** gate = gradient · factor · tanh' with tanh' = 1 - gate². */
  private static void throughTanh(float[] gradient, float[] factor, float[] gate, int size) {
    for (int i = 0; i < size; i++) {
      gate[i] = gradient[i] * factor[i] * (1f - gate[i] * gate[i]);
    }
  }

  /**
   * x · P(x²) / Q(x²) with P and Q of degree 4, fitted for the least largest relative error on [0,
   * 8.5] (1.2e-8 before rounding; in floats a few units in the last place).
   */
  static float tanh(float value) {
    float x = Math.max(-SATURATION, Math.min(SATURATION, value));
    float y = x * x;
    float p = 1.4268722e-08f;
    p = p * y + 2.12509e-05f;
    p = p * y + 0.0035340274f;
    p = p * y + 0.1341325f;
    p = p * y + 1f;
    float q = 8.144982e-07f;
    q = q * y + 0.0003348859f;
    q = q * y + 0.026022764f;
    q = q * y + 0.46746573f;
    q = q * y + 1f;
    return x * p / q;
  }
}
