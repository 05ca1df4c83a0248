package io.stride.jobs.classification;

import io.stride.jobs.evaluation.Examples;

/** The embeddings of some nodes. */
final class NodeFeatures implements Examples {
  private final float[][] vectors;
  private final int[] chosen;

  /**
   * A choice of nodes.
   *
   * @param vectors embeddings of all labelled nodes
   * @param chosen positions in these
   */
  NodeFeatures(float[][] vectors, int[] chosen) {
    this.vectors = vectors;
    this.chosen = chosen;
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public double[] features(int index) {
    return toDouble(vectors[chosen[index]]);
  }

  static double[] toDouble(float[] vector) {
    double[] copy = new double[vector.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = vector[i];
    }
    return copy;
  }
}
