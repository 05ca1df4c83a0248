package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import java.util.Arrays;

/**
 * Cross-entropy of a softmax over classes with labels as class numbers, and its gradients, for a
 * chunk of tokens at a time: one product for the logits, plain loops over each token's logits, one
 * product for each gradient. No array has a number for every (token, class) of the batch. Not safe
 * for use by several threads at once.
 */
final class SoftmaxKernel {
  private final Gemm gemm = new Gemm();
  private final SoftmaxRow row = new SoftmaxRow();
  private SoftmaxBuffers buffers;
  private float[] line = new float[0];

  /**
   * The linear map from states to logits, or its gradient.
   *
   * @param matrix off-heap, column-major [size, classes]
   * @param bias a number per class
   */
  @SuppressWarnings("ArrayRecordComponent") // work space: never compared, never hashed
  record Map(Matrix matrix, float[] bias) {}

  /** The cross-entropy summed over tokens, each times its weight. */
  double loss(SoftmaxTokens tokens, Map map) {
    prepare(map);
    double sum = 0;
    for (int from = 0; from < tokens.count(); from += buffers.tokens) {
      int count = computeLogits(tokens, from, map);
      for (int i = 0; i < count; i++) {
        sum += readProbabilities(tokens, from, i, map);
      }
    }
    return sum;
  }

  /**
   * The same with gradients; those of the states go to {@code tokens}.
   *
   * @param gradient where the map's gradient goes; replaced, not added to
   */
  double lossWithGradients(SoftmaxTokens tokens, Map map, Map gradient) {
    prepare(map);
    Arrays.fill(gradient.bias(), 0f);
    double sum = 0;
    for (int from = 0; from < tokens.count(); from += buffers.tokens) {
      int count = computeLogits(tokens, from, map);
      for (int i = 0; i < count; i++) {
        sum += readProbabilities(tokens, from, i, map);
        writeLogitGradient(tokens, from, i, gradient.bias());
      }
      addGradients(tokens, from, count, map, gradient);
    }
    return sum;
  }

  private void prepare(Map map) {
    buffers = SoftmaxBuffers.fitting(buffers, map.matrix().rows(), map.matrix().columns());
    if (line.length != buffers.classes) {
      line = new float[buffers.classes];
    }
  }

  /** Logits without bias of the chunk that starts at token {@code from}; its number of tokens. */
  private int computeLogits(SoftmaxTokens tokens, int from, Map map) {
    int count = Math.min(buffers.tokens, tokens.count() - from);
    buffers.states.put(0, tokens.states(), from * buffers.size, count * buffers.size);
    gemm.multiplyFirstTransposed(map.matrix(), buffers.states(count), 0f, buffers.logits(count));
    return count;
  }

  private double readProbabilities(SoftmaxTokens tokens, int from, int column, Map map) {
    int classes = buffers.classes;
    buffers.logits.get(column * classes, line, 0, classes);
    add(line, map.bias(), classes);
    int token = from + column;
    return tokens.weight(token) * row.crossEntropy(line, classes, tokens.target(token));
  }

  /** Probability minus 1 for the right class, minus 0 for the others. */
  private void writeLogitGradient(SoftmaxTokens tokens, int from, int column, float[] bias) {
    int token = from + column;
    line[tokens.target(token)] -= 1f;
    float weight = tokens.weight(token);
    if (weight != 1f) {
      scale(line, weight);
    }
    add(bias, line, buffers.classes);
    buffers.logits.put(column * buffers.classes, line, 0, buffers.classes);
  }

  private void addGradients(SoftmaxTokens tokens, int from, int count, Map map, Map gradient) {
    Matrix states = buffers.states(count);
    Matrix logits = buffers.logits(count);
    float beta = from == 0 ? 0f : 1f;
    gemm.multiplySecondTransposed(states, logits, beta, gradient.matrix());
    gemm.multiply(map.matrix(), logits, 0f, buffers.gradients(count));
    buffers.gradients.get(0, tokens.gradients(), from * buffers.size, count * buffers.size);
  }

  private static void add(float[] target, float[] values, int size) {
    for (int i = 0; i < size; i++) {
      target[i] += values[i];
    }
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
