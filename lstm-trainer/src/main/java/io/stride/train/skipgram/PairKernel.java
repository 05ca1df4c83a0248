package io.stride.train.skipgram;

import java.util.Arrays;

/**
 * Gradient steps of skip-gram with negative sampling (Mikolov et al., NIPS 2013, equation 4): a
 * node's input vector v is to tell the node that stood near it, whose output vector is u_0, from
 * nodes that were drawn, u_1 to u_k; the loss is -log s(u_0 v) - sum_i log s(-u_i v) with the
 * logistic function s. The targets stay for all neighbours of one position, which share the drawn
 * nodes (Ji et al., "Parallelizing Word2Vec in Shared and Distributed Memory", 2016); every
 * neighbour sees what those before it changed.
 */
final class PairKernel {
  private final int size;
  private final float[][] targets;
  private final float[] counts;
  private final float[] steps;
  private final float[] input;
  private final float[] gain;
  private int filled;

  /**
   * A kernel without targets.
   *
   * @param size numbers per vector
   * @param mostTargets targets that there will be at most
   */
  PairKernel(int size, int mostTargets) {
    this.size = size;
    this.targets = new float[mostTargets][size];
    this.counts = new float[mostTargets];
    this.steps = new float[mostTargets];
    this.input = new float[size];
    this.gain = new float[size];
  }

  /** Forgets all targets. */
  void clear() {
    filled = 0;
  }

  /**
   * Adds a target; the first one is the node that stood there.
   *
   * @param count how often it was drawn
   */
  void add(float[] block, int offset, int count) {
    System.arraycopy(block, offset, targets[filled], 0, size);
    counts[filled++] = count;
  }

  /** Writes back what target {@code index}, in the order of adding, has become. */
  void store(int index, float[] block, int offset) {
    System.arraycopy(targets[index], 0, block, offset, size);
  }

  /**
   * Moves an input vector and all targets by one step.
   *
   * @param block holds the input vector from {@code offset} on
   * @param rate the learning rate
   * @return the loss before the step
   */
  float step(float[] block, int offset, float rate) {
    System.arraycopy(block, offset, input, 0, size);
    float loss = 0;
    for (int i = 0; i < filled; i++) {
      int cell = SigmoidTable.cell(VectorLoops.dot(input, targets[i], size));
      float sigmoid = SigmoidTable.sigmoid(cell);
      boolean real = i == 0;
      loss += real ? SigmoidTable.positiveLoss(cell) : counts[i] * SigmoidTable.negativeLoss(cell);
      steps[i] = rate * (real ? 1 - sigmoid : -counts[i] * sigmoid);
    }
    update();
    for (int i = 0; i < size; i++) {
      block[offset + i] = input[i] + gain[i];
    }
    return loss;
  }

  private void update() {
    Arrays.fill(gain, 0);
    int i = 0;
    for (; i + 2 < filled; i += 3) {
      VectorLoops.update(input, gain, targets[i], targets[i + 1], targets[i + 2], steps, i, size);
    }
    for (; i < filled; i++) {
      VectorLoops.update(input, gain, targets[i], steps[i], size);
    }
  }
}
