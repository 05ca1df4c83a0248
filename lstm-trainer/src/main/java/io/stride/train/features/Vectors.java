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
    double square = square(values, offset, size);
    if (square == 0) {
      return;
    }
    float scale = (float) (length / Math.sqrt(square));
    for (int i = offset; i < offset + size; i++) {
      values[i] *= scale;
    }
  }

  /** The squared Euclidean length. */
  static double square(float[] values, int offset, int size) {
    double square = 0;
    for (int i = offset; i < offset + size; i++) {
      square += (double) values[i] * values[i];
    }
    return square;
  }

  /** One vector less another. */
  static float[] difference(float[] one, float[] other) {
    float[] difference = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  /** The cosine of the angle between two vectors; 0 if one is zero. */
  static double cosine(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    double lengths = Math.sqrt(square(one, 0, one.length) * square(other, 0, other.length));
    return lengths > 0 ? product / lengths : 0;
  }
}
