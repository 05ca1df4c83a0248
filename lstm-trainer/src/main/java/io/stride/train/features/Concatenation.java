package io.stride.train.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Joins a node's latent, which says what its neighbourhoods are like, with its proximity vector,
 * which says what its own edges are, and reduces both together to the latent's length by principal
 * components. Both are scaled to a common mean length first; the proximity vector then counts
 * {@code weight} times as much.
 *
 * <p>The components are those of the expected window means of the features in the latents' place:
 * they are known before anything is trained, and a latent with the skip connection is the window
 * mean plus what the LSTM adds.
 */
public final class Concatenation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double weight;
  private final float latentScale;
  private final float ownScale;
  private final AffineMap reduction;

  private Concatenation(double weight, float latentScale, float ownScale, AffineMap reduction) {
    this.weight = weight;
    this.latentScale = latentScale;
    this.ownScale = ownScale;
    this.reduction = reduction;
  }

  /**
   * Fits scales and components.
   *
   * @param means the features' means over windows, a row per node, in the place of latents
   * @param own proximity vectors of the same size
   * @param used which rows count
   * @param weight of the proximity vectors; &gt; 0
   */
  static Concatenation fit(FeatureRows means, FeatureRows own, boolean[] used, double weight) {
    int size = means.size();
    float latentScale = (float) inverseLength(means, used);
    float ownScale = (float) (weight * inverseLength(own, used));
    Moments moments =
        Moments.of(
            used,
            2 * size,
            (row, target) -> {
              write(means.block(row), means.offset(row), latentScale, target, 0, size);
              write(own.block(row), own.offset(row), ownScale, target, size, size);
            });
    double[][] components = PositiveEigen.of(moments.covariance()).largest(size);
    double unit = Math.sqrt(size);
    for (double[] row : components) {
      for (int i = 0; i < size; i++) {
        row[i] *= unit;
      }
    }
    return new Concatenation(
        weight, latentScale, ownScale, new AffineMap(moments.mean(), Matrices.toFloat(components)));
  }

  /** How much the proximity vector counts beside the latent. */
  public double weight() {
    return weight;
  }

  /** Length of latents, proximity vectors and results. */
  public int size() {
    return reduction.size();
  }

  /**
   * The joined vector of a node.
   *
   * @param latent its latent, or what stands for it
   * @param own the table of proximity vectors
   * @param node its row there
   */
  public float[] join(float[] latent, FeatureRows own, int node) {
    int size = size();
    float[] both = new float[2 * size];
    write(latent, 0, latentScale, both, 0, size);
    write(own.block(node), own.offset(node), ownScale, both, size, size);
    float[] joined = new float[size];
    reduction.apply(both, 0, joined, 0);
    return joined;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(weight);
    out.writeFloat(latentScale);
    out.writeFloat(ownScale);
    reduction.write(out);
  }

  static Concatenation read(DataInput in) throws IOException {
    return new Concatenation(in.readDouble(), in.readFloat(), in.readFloat(), AffineMap.read(in));
  }

  /** 1 / the root of the mean squared length of marked rows; 0 if all are zero. */
  private static double inverseLength(FeatureRows rows, boolean[] used) {
    double sum = 0;
    long count = 0;
    for (int row = 0; row < rows.rows(); row++) {
      if (used[row]) {
        sum += Vectors.square(rows.block(row), rows.offset(row), rows.size());
        count++;
      }
    }
    return sum > 0 ? Math.sqrt(count / sum) : 0;
  }

  private static void write(
      float[] source, int sourceOffset, float scale, float[] target, int targetOffset, int size) {
    for (int i = 0; i < size; i++) {
      target[targetOffset + i] = scale * source[sourceOffset + i];
    }
  }
}
