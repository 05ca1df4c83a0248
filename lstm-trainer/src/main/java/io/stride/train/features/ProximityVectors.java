package io.stride.train.features;

import io.stride.walk.graph.CompactGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a node's own edges say of it: its row of UΣ^½, the leading left singular vectors of the
 * {@link PpmiMatrix} weighted by the roots of their singular values, all scaled alike so that a
 * component's mean square is 1. By randomised subspace iteration (Halko, Martinsson and Tropp,
 * "Finding Structure with Randomness", SIAM Review 2011, algorithm 4.4) from codes that follow from
 * the nodes' keys. Deterministic in the graph, the keys and the seed.
 *
 * @param rows one vector per node; zeros where no edge is likelier than by chance
 * @param basis what made them; nodes of other graphs go through the same one
 */
record ProximityVectors(FeatureRows rows, ProximityBasis basis) {
  /** Multiplications before the last one: sharpens the directions of the largest values. */
  private static final int ITERATIONS = 3;

  /** Keeps these codes apart from those that are propagated. */
  private static final long SALT = 0x5052_4F58L;

  /**
   * Fits the basis to a graph.
   *
   * @param nodeKeys one per node
   * @param seed of the codes
   * @param size numbers per vector
   * @param width numbers per code, at least {@code size}; more make the vectors more exact
   */
  static ProximityVectors of(CompactGraph graph, long[] nodeKeys, long seed, int size, int width) {
    PpmiMatrix matrix = new PpmiMatrix(graph);
    boolean[] used = graph.connectedNodes();
    FeatureRows from = codes(nodeKeys, used, seed, width);
    FeatureRows to = new FeatureRows(from.rows(), width);
    List<float[][]> turns = new ArrayList<>();
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      matrix.multiply(from, to);
      float[][] turn = Matrices.toFloat(Orthogonalisation.of(Moments.of(to, used).gram()));
      turns.add(turn);
      turn(to, turn, from);
    }
    matrix.multiply(from, to);
    float[][] last = Matrices.toFloat(rootWeighted(Moments.of(to, used), size));
    turns.add(last);
    FeatureRows rows = width == size ? from : new FeatureRows(from.rows(), size);
    turn(to, last, rows);
    return new ProximityVectors(rows, new ProximityBasis(turns));
  }

  /** The vectors of a graph's nodes with the basis of another one. */
  static FeatureRows of(CompactGraph graph, long[] nodeKeys, long seed, ProximityBasis basis) {
    PpmiMatrix matrix = new PpmiMatrix(graph);
    FeatureRows from = codes(nodeKeys, graph.connectedNodes(), seed, basis.width());
    FeatureRows to = new FeatureRows(from.rows(), basis.width());
    for (float[][] turn : basis.turns()) {
      matrix.multiply(from, to);
      FeatureRows turned =
          turn[0].length == from.size() ? from : new FeatureRows(from.rows(), turn[0].length);
      turn(to, turn, turned);
      from = turned;
    }
    return from;
  }

  private static FeatureRows codes(long[] nodeKeys, boolean[] used, long seed, int width) {
    return new NodeCodes(seed ^ SALT).unitRows(nodeKeys, used, width);
  }

  /**
   * Of Y = M Q with orthonormal Q: Y = U Σ Wᵀ, so U Σ^½ = Y W Σ^-½, where W and Σ² are the
   * eigenvectors and eigenvalues of YᵀY.
   */
  private static double[][] rootWeighted(Moments moments, int size) {
    PositiveEigen eigen = PositiveEigen.of(moments.gram());
    double[][] columns = eigen.largest(size);
    double[] values = eigen.largestValues(size);
    double sum = 0;
    for (double value : values) {
      sum += Math.sqrt(value);
    }
    double unit = sum > 0 ? Math.sqrt(size * (double) moments.count() / sum) : 0;
    for (double[] row : columns) {
      for (int k = 0; k < size; k++) {
        row[k] = values[k] > 0 ? row[k] * unit / Math.pow(values[k], 0.25) : 0;
      }
    }
    return columns;
  }

  /** Multiplies every row with a matrix. */
  private static void turn(FeatureRows rows, float[][] matrix, FeatureRows result) {
    IntStream.range(0, rows.rows())
        .parallel()
        .forEach(
            row -> {
              float[] target = new float[result.size()];
              float[] source = rows.block(row);
              int offset = rows.offset(row);
              for (int i = 0; i < matrix.length; i++) {
                if (source[offset + i] != 0) {
                  Vectors.addScaled(matrix[i], 0, source[offset + i], target, 0, target.length);
                }
              }
              System.arraycopy(target, 0, result.block(row), result.offset(row), target.length);
            });
  }
}
