package io.stride.train.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labels that are class numbers, step by step. */
final class IndexLabels {
  private IndexLabels() {}

  /**
   * The classes of all tokens.
   *
   * @param mask tokens with a 0 may hold anything and get class 0; null: none
   * @throws IllegalArgumentException if a label is no whole number from 0 to {@code classes} - 1
   */
  static int[] read(float[] labels, float[] mask, int classes) {
    int[] read = new int[labels.length];
    for (int token = 0; token < labels.length; token++) {
      if (mask == null || mask[token] != 0) {
        read[token] = read(labels[token], classes);
      }
    }
    return read;
  }

  private static int read(float label, int classes) {
    if (!(label >= 0 && label < classes && label == (int) label)) {
      throw new IllegalArgumentException(
          "a label was " + label + ", must be a whole number from 0 to " + (classes - 1));
    }
    return (int) label;
  }

  /**
   * The same as a one-hot array.
   *
   * @param labels [batch, 1, steps]
   * @return [batch, classes, steps]
   */
  static INDArray oneHot(INDArray labels, INDArray mask, int classes, DataType type) {
    int batch = (int) labels.size(0);
    int steps = (int) labels.size(2);
    float[] weights = mask == null ? null : mask.castTo(DataType.FLOAT).dup('f').data().asFloat();
    int[] targets = read(labels.castTo(DataType.FLOAT).dup('f').data().asFloat(), weights, classes);
    INDArray oneHot = Nd4j.create(type, new long[] {batch, classes, steps}, 'f');
    for (int token = 0; token < targets.length; token++) {
      oneHot.putScalar(token % batch, targets[token], token / batch, 1);
    }
    return oneHot;
  }
}
