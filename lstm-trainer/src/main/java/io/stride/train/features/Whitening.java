package io.stride.train.features;

/**
 * Centres vectors and makes their components uncorrelated with variance 1: y = (x - mean) · W with
 * the symmetric W = V diag(1/√λ) Vᵀ of the covariance's eigenvectors V and eigenvalues λ (Kessy,
 * Lewin and Strimmer, "Optimal Whitening and Decorrelation", The American Statistician 2018).
 * Directions in which the vectors hardly vary (fewer nodes than components) are left out.
 */
final class Whitening {
  /** Eigenvalues below this share of the largest are taken for zero: float rows carry no more. */
  private static final double NEGLIGIBLE = 1e-6;

  private Whitening() {}

  /**
   * Fits the transform to the rows that {@code used} marks.
   *
   * @param rows vectors of size d
   * @param used which rows count; with none, the transform is zero
   */
  static AffineMap fit(FeatureRows rows, boolean[] used) {
    return fit(Moments.of(rows, used));
  }

  /** The same of rows' moments. */
  static AffineMap fit(Moments rows) {
    return new AffineMap(rows.mean(), Matrices.toFloat(inverseRoot(rows.covariance())));
  }

  /**
   * Fits the transform to the rows that {@code used} marks and keeps the directions of the whitened
   * vectors in which means over neighbourhoods vary most: since every direction varies alike from
   * node to node, these are the ones in which neighbours agree.
   *
   * @param rows vectors of size d
   * @param means of the same size, one for each row
   * @param used which rows count; with none, the transform is zero
   * @param size directions to keep, 1 to d
   */
  static AffineMap fit(FeatureRows rows, FeatureRows means, boolean[] used, int size) {
    return fit(Moments.of(rows, used), Moments.of(means, used), size);
  }

  /** The same of the moments of both. */
  static AffineMap fit(Moments rows, Moments means, int size) {
    double[][] root = inverseRoot(rows.covariance());
    double[][] whitened = Matrices.product(root, Matrices.product(means.covariance(), root));
    return new AffineMap(
        rows.mean(),
        Matrices.toFloat(Matrices.product(root, PositiveEigen.of(whitened).largest(size))));
  }

  private static double[][] inverseRoot(double[][] covariance) {
    int size = covariance.length;
    PositiveEigen eigen = PositiveEigen.of(covariance);
    double largest = 0;
    for (int k = 0; k < size; k++) {
      largest = Math.max(largest, eigen.value(k));
    }
    double[][] root = new double[size][size];
    for (int k = 0; k < size; k++) {
      double value = eigen.value(k);
      if (value > 0 && value > largest * NEGLIGIBLE) {
        addOuterProduct(root, eigen.vector(k), 1 / Math.sqrt(value));
      }
    }
    return root;
  }

  private static void addOuterProduct(double[][] target, double[] vector, double scale) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        target[i][j] += scale * vector[i] * vector[j];
      }
    }
  }
}
