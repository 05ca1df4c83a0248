package io.stride.jobs.evaluation;

/** Arithmetic on vectors of equal length. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** {@code target += factor * b}. */
  static void add(double[] target, double factor, double[] b) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * b[i];
    }
  }

  static void scale(double[] target, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] *= factor;
    }
  }

  /** {@code a + factor * b} as a new vector. */
  static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    add(sum, factor, b);
    return sum;
  }
}
