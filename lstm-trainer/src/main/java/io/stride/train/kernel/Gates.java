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
   * The new cell and hidden state: c = a·g + f·c, h = o·tanh(c).
   *
   * @param chunk activated gates; {@code cell} holds the cell state before and after
   */
  static void forward(GateChunk chunk, int size) {
    float[] candidate = chunk.candidate;
    float[] forget = chunk.forget;
    float[] output = chunk.output;
    float[] input = chunk.input;
    float[] cell = chunk.cell;
    float[] cellTanh = chunk.cellTanh;
    float[] hidden = chunk.hidden;
    for (int i = 0; i < size; i++) {
      float next = candidate[i] * input[i] + forget[i] * cell[i];
      float squashed = tanh(next);
      cell[i] = next;
      cellTanh[i] = squashed;
      hidden[i] = output[i] * squashed;
    }
  }

  /**
   * Gradients before the activations, in place of the activated gates; {@code cell} holds the
   * gradient of the cell state from the step after and gets the one for the step before, {@code
   * hidden} the gradient of the hidden state, {@code cellBefore} the cell state of the step before.
   */
  static void backward(GateChunk chunk, int size) {
    float[] candidate = chunk.candidate;
    float[] forget = chunk.forget;
    float[] output = chunk.output;
    float[] input = chunk.input;
    float[] cellGradient = chunk.cell;
    float[] cellTanh = chunk.cellTanh;
    float[] hiddenGradient = chunk.hidden;
    float[] cellBefore = chunk.cellBefore;
    for (int i = 0; i < size; i++) {
      float th = cellTanh[i];
      float a = candidate[i];
      float f = forget[i];
      float o = output[i];
      float g = input[i];
      float dh = hiddenGradient[i];
      float dc = dh * o * (1f - th * th) + cellGradient[i];
      candidate[i] = dc * g * (1f - a * a);
      forget[i] = dc * cellBefore[i] * f * (1f - f);
      output[i] = dh * th * o * (1f - o);
      input[i] = dc * a * g * (1f - g);
      cellGradient[i] = dc * f;
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
