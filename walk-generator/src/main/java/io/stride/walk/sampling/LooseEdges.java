package io.stride.walk.sampling;

import io.stride.walk.graph.AdjacencyRows;
import java.io.Serializable;

/**
 * What node2vec+ takes for a light edge: one that weighs less than its node's mean weight plus
 * gamma standard deviations (Liu, Hirn and Krishnan 2023, section 2.3). 4 bytes a row; immutable.
 */
public final class LooseEdges implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] thresholds;

  private LooseEdges(float[] thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * The thresholds of all rows; O(adjacency entries).
   *
   * @param gamma standard deviations above the mean
   */
  public static LooseEdges of(AdjacencyRows rows, double gamma) {
    float[] thresholds = new float[rows.rowCount()];
    for (int row = 0; row < thresholds.length; row++) {
      thresholds[row] = threshold(rows, row, gamma);
    }
    return new LooseEdges(thresholds);
  }

  /**
   * Of thresholds that were computed row by row.
   *
   * @param thresholds of each row, at least 0; not copied
   */
  public static LooseEdges ofThresholds(float[] thresholds) {
    return new LooseEdges(thresholds);
  }

  /** An edge of {@code row} that weighs less than this is loose; at least 0. */
  public float threshold(int row) {
    return thresholds[row];
  }

  /**
   * The threshold of one row. Rounded to a float, like the weights, so that the mean of equal
   * weights is their weight.
   */
  public static float threshold(AdjacencyRows rows, int row, double gamma) {
    int degree = rows.degree(row);
    if (degree == 0) {
      return 0;
    }
    long end = rows.firstEntry(row) + degree;
    double sum = 0;
    for (long entry = rows.firstEntry(row); entry < end; entry++) {
      sum += rows.weight(entry);
    }
    double mean = sum / degree;
    if (gamma == 0) {
      return (float) mean;
    }
    double squares = 0;
    for (long entry = rows.firstEntry(row); entry < end; entry++) {
      double distance = rows.weight(entry) - mean;
      squares += distance * distance;
    }
    return (float) Math.max(0, mean + gamma * Math.sqrt(squares / degree));
  }
}
