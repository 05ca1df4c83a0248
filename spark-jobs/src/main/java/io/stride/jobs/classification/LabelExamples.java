package io.stride.jobs.classification;

import io.stride.jobs.evaluation.Examples;
import java.util.Arrays;
import org.apache.spark.broadcast.Broadcast;

/**
 * One label against the rest, on one split's training nodes.
 *
 * @param vectors embeddings of all labelled nodes
 * @param labels their labels, ascending
 * @param train positions of the training nodes in these
 * @param label the label that is positive
 */
record LabelExamples(
    Broadcast<float[][]> vectors, Broadcast<int[][]> labels, Broadcast<int[]> train, int label)
    implements Examples {

  @Override
  public int size() {
    return train.value().length;
  }

  @Override
  public double[] features(int index) {
    return toDouble(vectors.value()[train.value()[index]]);
  }

  @Override
  public boolean positive(int index) {
    return Arrays.binarySearch(labels.value()[train.value()[index]], label) >= 0;
  }

  static double[] toDouble(float[] vector) {
    double[] copy = new double[vector.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = vector[i];
    }
    return copy;
  }
}
