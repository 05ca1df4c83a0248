package io.stride.train.features;

/**
 * Makes columns orthonormal from their products alone: Y T with T the inverse of the Cholesky
 * factor of YᵀY. Columns that hardly differ from a mix of those before them become zero.
 */
final class Orthogonalisation {
  /** Share of a column's own square below which what is left of it is rounding. */
  private static final double NEGLIGIBLE = 1e-6;

  private Orthogonalisation() {}

  /**
   * The matrix to multiply with.
   *
   * @param gram YᵀY [n, n]
   * @return T [n, n], upper triangular
   */
  static double[][] of(double[][] gram) {
    int size = gram.length;
    // Column k of T solves: orthogonal to all columns before, length 1.
    double[][] columns = new double[size][];
    for (int k = 0; k < size; k++) {
      double[] column = new double[size];
      column[k] = 1;
      for (int j = 0; j < k; j++) {
        double product = product(columns[j], gram[k], j + 1);
        add(column, columns[j], -product, j + 1);
      }
      double square = square(column, gram, k + 1);
      boolean kept = square > NEGLIGIBLE * gram[k][k] && square > 0;
      scale(column, kept ? 1 / Math.sqrt(square) : 0);
      columns[k] = column;
    }
    double[][] transform = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        transform[i][k] = columns[k][i];
      }
    }
    return transform;
  }

  private static double product(double[] one, double[] other, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void add(double[] target, double[] source, double factor, int length) {
    for (int i = 0; i < length; i++) {
      target[i] += factor * source[i];
    }
  }

  /** The squared length of Y times a column that has {@code length} numbers. */
  private static double square(double[] column, double[][] gram, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += column[i] * product(gram[i], column, length);
    }
    return sum;
  }

  private static void scale(double[] column, double factor) {
    for (int i = 0; i < column.length; i++) {
      column[i] *= factor;
    }
  }
}
