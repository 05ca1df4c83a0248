package io.stride.train.features;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric positive semidefinite matrix by one-sided Jacobi
 * rotations: the rows are turned, two at a time, until all are orthogonal; each is then an
 * eigenvector times its eigenvalue (Hestenes, "Inversion of Matrices by Biorthogonalization and
 * Related Results", J. SIAM 1958; Golub and Van Loan, "Matrix Computations", 4th ed., section
 * 8.6.3). Many eigenvalues may be equal or zero, as they are for the features of small graphs; the
 * tridiagonal QL iteration of Commons Math 3 gives up on some of these.
 */
final class PositiveEigen {
  /** Cosine of the angle between two rows that counts as a right one. */
  private static final double ORTHOGONAL = 1e-13;

  /** Rows below this share of the matrix's norm are rounding errors of an eigenvalue of zero. */
  private static final double NEGLIGIBLE = 1e-12;

  /** Share of the largest eigenvalue below which a row's direction is not known any more. */
  private static final double ROUNDING = 1e-10;

  /** Convergence is quadratic: about ten sweeps do for any size that fits. */
  private static final int SWEEPS = 60;

  private final double[][] rows;
  private final double[] squares;

  private PositiveEigen(double[][] rows) {
    this.rows = rows;
    this.squares = new double[rows.length];
  }

  /**
   * Decomposes a matrix in time cubic in its size.
   *
   * @param matrix symmetric, of finite numbers, no eigenvalue below zero but for rounding; it is
   *     left as it is
   */
  static PositiveEigen of(double[][] matrix) {
    double[][] copy = new double[matrix.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = matrix[i].clone();
    }
    PositiveEigen eigen = new PositiveEigen(copy);
    boolean turned = true;
    for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
      turned = eigen.sweep();
    }
    return eigen;
  }

  /** Eigenvalue {@code k}, at least 0; they come in no particular order. */
  double value(int k) {
    return Math.sqrt(squares[k]);
  }

  /**
   * The eigenvectors of the largest eigenvalues as columns, in falling order; zeros for eigenvalues
   * that are zero but for rounding, whose rows are left-overs of the others.
   *
   * @param count how many, at most the matrix's size
   * @return [size, count]
   */
  double[][] largest(int count) {
    int[] order = fallingOrder();
    double[][] columns = new double[squares.length][count];
    for (int column = 0; column < count; column++) {
      if (distinct(order[column], order[0])) {
        double[] vector = vector(order[column]);
        for (int i = 0; i < vector.length; i++) {
          columns[i][column] = vector[i];
        }
      }
    }
    return columns;
  }

  /** The largest eigenvalues, in falling order; 0 for those that are it but for rounding. */
  double[] largestValues(int count) {
    int[] order = fallingOrder();
    return IntStream.range(0, count)
        .mapToDouble(k -> distinct(order[k], order[0]) ? value(order[k]) : 0)
        .toArray();
  }

  private boolean distinct(int k, int largest) {
    return value(k) > ROUNDING * value(largest);
  }

  private int[] fallingOrder() {
    return IntStream.range(0, squares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -squares[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The eigenvector of {@link #value}, of length 1; not for a value of zero. */
  double[] vector(int k) {
    double[] vector = rows[k].clone();
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= value(k);
    }
    return vector;
  }

  /** Makes every two rows orthogonal once; false if all were so before. */
  private boolean sweep() {
    double norm = 0;
    for (int row = 0; row < rows.length; row++) {
      // Kept up to date while rows are turned, measured afresh so that rounding doesn't pile up.
      squares[row] = dot(rows[row], rows[row]);
      norm += squares[row];
    }
    double negligible = norm * NEGLIGIBLE * NEGLIGIBLE;
    boolean turned = false;
    for (int p = 0; p < rows.length; p++) {
      for (int q = p + 1; q < rows.length; q++) {
        if (Math.min(squares[p], squares[q]) > negligible) {
          turned |= turn(p, q);
        }
      }
    }
    return turned;
  }

  private boolean turn(int p, int q) {
    double dot = dot(rows[p], rows[q]);
    if (Math.abs(dot) <= ORTHOGONAL * Math.sqrt(squares[p]) * Math.sqrt(squares[q])) {
      return false;
    }
    double theta = (squares[q] - squares[p]) / (2 * dot);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    rotate(rows[p], rows[q], tangent);
    squares[p] = Math.max(0, squares[p] - tangent * dot);
    squares[q] += tangent * dot;
    return true;
  }

  /** Turns two rows by the angle whose tangent is given. */
  private static void rotate(double[] first, double[] second, double tangent) {
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < first.length; k++) {
      double one = first[k];
      double other = second[k];
      first[k] = cosine * one - sine * other;
      second[k] = sine * one + cosine * other;
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
