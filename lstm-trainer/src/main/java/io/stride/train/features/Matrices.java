package io.stride.train.features;

/** Small dense matrices as arrays of rows. */
final class Matrices {
  private Matrices() {}

  /**
   * The product of two matrices.
   *
   * @param left [n, m]
   * @param right [m, k]
   * @return [n, k]
   */
  static double[][] product(double[][] left, double[][] right) {
    int columns = right[0].length;
    double[][] product = new double[left.length][columns];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        double factor = left[i][j];
        for (int k = 0; k < columns; k++) {
          product[i][k] += factor * right[j][k];
        }
      }
    }
    return product;
  }

  /** The same in single precision. */
  static float[][] toFloat(double[][] values) {
    float[][] result = new float[values.length][values[0].length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[0].length; j++) {
        result[i][j] = (float) values[i][j];
      }
    }
    return result;
  }
}
