package io.stride.train.skipgram;

/**
 * The inner loops, in the forms that the JIT compiler makes the fastest code of. It never adds
 * floats in another order than is written.
 */
final class VectorLoops {
  private VectorLoops() {}

  /**
   * The dot product of {@code x} and {@code y} over {@code size} numbers, in eight sums side by
   * side. Vectors of some hundred numbers are too short for the loops that the compiler makes of
   * longer ones: this is faster than sums in an array, which it does turn into vector instructions.
   */
  static float dot(float[] x, float[] y, int size) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < size; i += 8) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
      e += x[i + 4] * y[i + 4];
      f += x[i + 5] * y[i + 5];
      g += x[i + 6] * y[i + 6];
      h += x[i + 7] * y[i + 7];
    }
    for (; i < size; i++) {
      a += x[i] * y[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
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
