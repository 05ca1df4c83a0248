package io.stride.train.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;

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
    Moments moments = Moments.of(rows, used);
    return new Whitening(moments.mean(), toFloat(inverseRoot(moments.covariance())));
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
  static Whitening fit(FeatureRows rows, FeatureRows means, boolean[] used, int size) {
    Moments moments = Moments.of(rows, used);
    double[][] root = inverseRoot(moments.covariance());
    double[][] whitened =
        Matrices.product(root, Matrices.product(Moments.of(means, used).covariance(), root));
    return new Whitening(
        moments.mean(), toFloat(Matrices.product(root, PositiveEigen.of(whitened).largest(size))));
  }

  /** Length of the vectors that it transforms. */
  public int width() {
    return mean.length;
  }

  /** Length of the vectors that it makes. */
  public int size() {
    return transform[0].length;
  }

  /** Writes the transform as big-endian numbers: width, size, mean, then the matrix by rows. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(width());
    out.writeInt(size());
    writeRow(mean, out);
    for (float[] row : transform) {
      writeRow(row, out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream ends too early or does not hold a transform
   */
  public static Whitening read(DataInput in) throws IOException {
    try {
      int width = in.readInt();
      int size = in.readInt();
      if (size < 1 || size > width || width > 4096) {
        throw new IOException("a whitening of " + width + " to " + size + " numbers");
      }
      float[] mean = readRow(width, in);
      float[][] transform = new float[width][];
      for (int i = 0; i < width; i++) {
        transform[i] = readRow(size, in);
      }
      return new Whitening(mean, transform);
    } catch (EOFException e) {
      // Java's own says nothing at all.
      throw new IOException("its whitening ends early", e);
    }
  }

  private static void writeRow(float[] row, DataOutput out) throws IOException {
    for (float value : row) {
      out.writeFloat(value);
    }
  }

  private static float[] readRow(int size, DataInput in) throws IOException {
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      row[i] = in.readFloat();
    }
    return row;
  }

  /** Writes what becomes of a vector to the place of another, which may be the same. */
  void apply(float[] values, int offset, float[] target, int targetOffset) {
    int size = size();
    float[] result = new float[size];
    for (int i = 0; i < mean.length; i++) {
      Vectors.addScaled(transform[i], 0, values[offset + i] - mean[i], result, 0, size);
    }
    System.arraycopy(result, 0, target, targetOffset, size);
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

  private static float[][] toFloat(double[][] values) {
    float[][] result = new float[values.length][values[0].length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[0].length; j++) {
        result[i][j] = (float) values[i][j];
      }
    }
    return result;
  }
}
