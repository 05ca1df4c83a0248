package io.stride.train.features;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Centres vectors and makes their components uncorrelated with variance 1: y = (x - mean) · W with
 * the symmetric W = V diag(1/√λ) Vᵀ of the covariance's eigenvectors V and eigenvalues λ (Kessy,
 * Lewin and Strimmer, "Optimal Whitening and Decorrelation", The American Statistician 2018).
 * Directions in which the vectors hardly vary (fewer nodes than components) are left out.
 */
public final class Whitening implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Eigenvalues below this share of the largest are taken for zero: float rows carry no more. */
  private static final double NEGLIGIBLE = 1e-6;

  private static final int CHUNK = 4096;

  private final float[] mean;
  private final float[][] transform;

  private Whitening(float[] mean, float[][] transform) {
    this.mean = mean;
    this.transform = transform;
  }

  /**
   * Fits the transform to the rows that {@code used} marks.
   *
   * @param rows vectors of size d
   * @param used which rows count; with none, the transform is zero
   */
  static Whitening fit(FeatureRows rows, boolean[] used) {
    int size = rows.size();
    Moments moments = moments(rows, used);
    double count = Math.max(1, moments.count);
    float[] mean = new float[size];
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      mean[i] = (float) (moments.sum[i] / count);
      for (int j = 0; j <= i; j++) {
        double value =
            moments.products[i][j] / count - moments.sum[i] / count * moments.sum[j] / count;
        covariance[i][j] = value;
        covariance[j][i] = value;
      }
    }
    return new Whitening(mean, inverseRoot(covariance));
  }

  /** Whitens a vector in place. */
  void apply(float[] values, int offset) {
    int size = mean.length;
    float[] result = new float[size];
    for (int i = 0; i < size; i++) {
      Vectors.addScaled(transform[i], 0, values[offset + i] - mean[i], result, 0, size);
    }
    System.arraycopy(result, 0, values, offset, size);
  }

  /** Sums in chunks of fixed rows added up in order: the same on any number of threads. */
  private static Moments moments(FeatureRows rows, boolean[] used) {
    int chunks = (rows.rows() + CHUNK - 1) / CHUNK;
    Moments total = new Moments(rows.size());
    // As many partial sums at a time as there are threads worth feeding, not one per chunk.
    int group = Math.max(1, Runtime.getRuntime().availableProcessors());
    for (int first = 0; first < chunks; first += group) {
      IntStream.range(first, Math.min(chunks, first + group))
          .parallel()
          .mapToObj(chunk -> Moments.of(rows, used, chunk * CHUNK))
          .toList()
          .forEach(total::add);
    }
    return total;
  }

  private static float[][] inverseRoot(double[][] covariance) {
    int size = covariance.length;
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] values = eigen.getRealEigenvalues();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double[][] root = new double[size][size];
    for (int k = 0; k < size; k++) {
      if (values[k] > 0 && values[k] > largest * NEGLIGIBLE) {
        addOuterProduct(root, eigen.getEigenvector(k).toArray(), 1 / Math.sqrt(values[k]));
      }
    }
    return toFloat(root);
  }

  private static void addOuterProduct(double[][] target, double[] vector, double scale) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        target[i][j] += scale * vector[i] * vector[j];
      }
    }
  }

  private static float[][] toFloat(double[][] values) {
    float[][] result = new float[values.length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        result[i][j] = (float) values[i][j];
      }
    }
    return result;
  }

  /** Count, sum and lower triangle of products of some rows. */
  private static final class Moments {
    private long count;
    private final double[] sum;
    private final double[][] products;

    Moments(int size) {
      sum = new double[size];
      products = new double[size][];
      for (int i = 0; i < size; i++) {
        products[i] = new double[i + 1];
      }
    }

    static Moments of(FeatureRows rows, boolean[] used, int from) {
      Moments moments = new Moments(rows.size());
      for (int row = from; row < Math.min(rows.rows(), from + CHUNK); row++) {
        if (used[row]) {
          moments.add(rows.block(row), rows.offset(row));
        }
      }
      return moments;
    }

    private void add(float[] values, int offset) {
      count++;
      for (int i = 0; i < sum.length; i++) {
        double value = values[offset + i];
        sum[i] += value;
        double[] line = products[i];
        for (int j = 0; j <= i; j++) {
          line[j] += value * values[offset + j];
        }
      }
    }

    void add(Moments other) {
      count += other.count;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other.sum[i];
        for (int j = 0; j <= i; j++) {
          products[i][j] += other.products[i][j];
        }
      }
    }
  }
}
