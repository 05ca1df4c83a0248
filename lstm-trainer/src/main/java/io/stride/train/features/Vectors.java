package io.stride.train.features;

/** Loops over parts of float arrays. */
final class Vectors {
  private Vectors() {}

  /** target += scale * source, over {@code size} numbers. */
  static void addScaled(
      float[] source, int sourceOffset, float scale, float[] target, int targetOffset, int size) {
    for (int i = 0; i < size; i++) {
      target[targetOffset + i] += scale * source[sourceOffset + i];
    }
  }

  /** Scales a vector to Euclidean length {@code length}; a zero vector stays zero. */
  static void scaleToLength(float[] values, int offset, int size, double length) {
    double square = 0;
    for (int i = offset; i < offset + size; i++) {
      square += (double) values[i] * values[i];
    }
    if (square == 0) {
      return;
    }
    float scale = (float) (length / Math.sqrt(square));
    for (int i = offset; i < offset + size; i++) {
      values[i] *= scale;
    }
  }
}
