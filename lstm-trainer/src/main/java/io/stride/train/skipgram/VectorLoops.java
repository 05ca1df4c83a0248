package io.stride.train.skipgram;

/**
 * The inner loops, in forms that the JIT compiler turns into vector instructions: it leaves a plain
 * sum of products scalar, because floats may not be added in another order.
 */
final class VectorLoops {
  private VectorLoops() {}

  /**
   * The dot product of {@code x} and {@code y}.
   *
   * @param partial work space of at least a quarter of {@code size}
   */
  static float dot(float[] x, float[] y, float[] partial, int size) {
    int quarter = size / 4;
    int half = 2 * quarter;
    int rest = 3 * quarter;
    for (int i = 0; i < quarter; i++) {
      partial[i] =
          x[i] * y[i]
              + x[i + quarter] * y[i + quarter]
              + x[i + half] * y[i + half]
              + x[i + rest] * y[i + rest];
    }
    float sum = sum(partial, quarter);
    for (int i = 4 * quarter; i < size; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static float sum(float[] values, int count) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      first += values[i];
      second += values[i + 1];
      third += values[i + 2];
      fourth += values[i + 3];
    }
    for (; i < count; i++) {
      first += values[i];
    }
    return (first + second) + (third + fourth);
  }

  /** {@code gain += step * target}, then {@code target += step * input} with the old target. */
  static void update(float[] input, float[] gain, float[] target, float step, int size) {
    for (int i = 0; i < size; i++) {
      float value = target[i];
      gain[i] += step * value;
      target[i] = value + step * input[i];
    }
  }

  /** The same for three targets in one pass. */
  static void update(
      float[] input,
      float[] gain,
      float[] first,
      float[] second,
      float[] third,
      float[] steps,
      int offset,
      int size) {
    float a = steps[offset];
    float b = steps[offset + 1];
    float c = steps[offset + 2];
    for (int i = 0; i < size; i++) {
      float x = input[i];
      float p = first[i];
      float q = second[i];
      float r = third[i];
      gain[i] += a * p + b * q + c * r;
      first[i] = p + a * x;
      second[i] = q + b * x;
      third[i] = r + c * x;
    }
  }
}
