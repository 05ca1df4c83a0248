package io.stride.train.kernel;

import java.util.Arrays;

/**
 * The softmax over one token's logits and its cross-entropy with the class that it stands for. Not
 * safe for use by several threads at once.
 */
final class SoftmaxRow {
  /** Partial results side by side: a single running maximum or sum would not be vectorised. */
  private static final int LANES = 256;

  private final float[] lanes = new float[LANES];
  private final SoftmaxExponential exponential = new SoftmaxExponential();

  /**
   * Puts probabilities in place of logits.
   *
   * @param logits of all classes, the first {@code classes} numbers
   * @param target the right class
   * @return its cross-entropy, -ln of its probability
   */
  double crossEntropy(float[] logits, int classes, int target) {
    float largest = largest(logits, classes);
    double distance = (double) largest - logits[target];
    exponential.apply(logits, classes, largest);
    double sum = sum(logits, classes);
    float scale = (float) (1 / sum);
    for (int i = 0; i < classes; i++) {
      logits[i] *= scale;
    }
    return distance + Math.log(sum);
  }

  private float largest(float[] values, int size) {
    Arrays.fill(lanes, Float.NEGATIVE_INFINITY);
    for (int from = 0; from < size; from += LANES) {
      int run = Math.min(LANES, size - from);
      for (int i = 0; i < run; i++) {
        lanes[i] = Math.max(lanes[i], values[from + i]);
      }
    }
    float largest = lanes[0];
    for (float lane : lanes) {
      largest = Math.max(largest, lane);
    }
    return largest;
  }

  private double sum(float[] values, int size) {
    Arrays.fill(lanes, 0f);
    for (int from = 0; from < size; from += LANES) {
      int run = Math.min(LANES, size - from);
      for (int i = 0; i < run; i++) {
        lanes[i] += values[from + i];
      }
    }
    double sum = 0;
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }
}
