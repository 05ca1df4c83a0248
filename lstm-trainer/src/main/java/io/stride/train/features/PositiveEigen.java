package io.stride.train.features;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.netlib.util.intW;

/**
 * Eigenvalues and eigenvectors of a symmetric positive semidefinite matrix, by LAPACK's divide and
 * conquer (dsyevd; Gu and Eisenstat, "A Divide-and-Conquer Algorithm for the Symmetric Tridiagonal
 * Eigenproblem", SIMAX 1995). The library's pure Java form: the result is then the same on every
 * machine, which native ones with their own threads and instructions do not promise.
 */
final class PositiveEigen {
  /** Share of the largest eigenvalue below which a vector's direction is not known any more. */
  private static final double ROUNDING = 1e-10;

  private static final LAPACK LIBRARY = JavaLAPACK.getInstance();

  /** In rising order; of rounding errors those below zero as well. */
  private final double[] values;

  /** One after the other. */
  private final double[] vectors;

  private PositiveEigen(double[] values, double[] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix in time cubic in its size.
   *
   * @param matrix symmetric, of finite numbers, no eigenvalue below zero but for rounding; it is
   *     left as it is
   * @throws IllegalStateException if the iteration does not converge, which LAPACK names as
   *     possible and no finite matrix is known for
   */
  static PositiveEigen of(double[][] matrix) {
    int size = matrix.length;
    double[] vectors = new double[Math.multiplyExact(size, size)];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix[i], 0, vectors, i * size, size);
    }
    double[] values = new double[size];
    // The sizes that dsyevd's documentation asks for where vectors are wanted.
    double[] work = new double[1 + 6 * size + 2 * size * size];
    int[] integers = new int[3 + 5 * size];
    intW failed = new intW(0);
    LIBRARY.dsyevd(
        "V",
        "L",
        size,
        vectors,
        size,
        values,
        work,
        work.length,
        integers,
        integers.length,
        failed);
    if (failed.val != 0) {
      throw new IllegalStateException(
          "no eigenvalues of a matrix of " + size + " rows: dsyevd returned " + failed.val);
    }
    return new PositiveEigen(values, vectors);
  }

  /** Eigenvalue {@code k}, at least 0; they come in rising order. */
  double value(int k) {
    return Math.max(0, values[k]);
  }

  /** The eigenvector of {@link #value}, of length 1. */
  double[] vector(int k) {
    double[] vector = new double[values.length];
    System.arraycopy(vectors, k * values.length, vector, 0, values.length);
    return vector;
  }

  /**
   * The eigenvectors of the largest eigenvalues as columns, in falling order; zeros for eigenvalues
   * that are zero but for rounding, whose directions are arbitrary.
   *
   * @param count how many, at most the matrix's size
   * @return [size, count]
   */
  double[][] largest(int count) {
    double[][] columns = new double[values.length][count];
    for (int column = 0; column < count; column++) {
      int k = values.length - 1 - column;
      if (distinct(k)) {
        for (int i = 0; i < values.length; i++) {
          columns[i][column] = vectors[k * values.length + i];
        }
      }
    }
    return columns;
  }

  /** The largest eigenvalues, in falling order; 0 for those that are it but for rounding. */
  double[] largestValues(int count) {
    double[] largest = new double[count];
    for (int i = 0; i < count; i++) {
      int k = values.length - 1 - i;
      largest[i] = distinct(k) ? values[k] : 0;
    }
    return largest;
  }

  private boolean distinct(int k) {
    return values[k] > ROUNDING * values[values.length - 1];
  }
}
