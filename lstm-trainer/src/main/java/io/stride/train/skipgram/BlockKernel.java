package io.stride.train.skipgram;

import io.stride.train.blas.BlasThreads;
import io.stride.train.blas.Gemm;
import io.stride.train.blas.NativeFloats;

/**
 * Gradient steps of skip-gram with negative sampling (Mikolov et al., NIPS 2013, equation 4): a
 * node's input vector v is to tell the node that it stood near, whose output vector is u_0, from
 * nodes that were drawn, u_1 to u_k; the loss is -log s(u_0 v) - sum_i log s(-u_i v) with the
 * logistic function s. All pairs of a block step at once, from where they were before it, in three
 * matrix products (Ji et al., "Parallelizing Word2Vec in Shared and Distributed Memory", 2016).
 */
final class BlockKernel implements AutoCloseable {
  /**
   * The most that two rows move along each other at once, unless the rate is more. Where a few
   * nodes fill a walk their steps would add up to far more, and overshoot further every time.
   */
  private static final float MOST = 0.5f;

  private final Gemm gemm = new Gemm();
  private final BlockRows inputs;
  private final BlockRows targets;
  private final NativeFloats moved = new NativeFloats();
  private final NativeFloats products = new NativeFloats();
  private float[] steps = new float[1024];

  /**
   * A kernel on two tables.
   *
   * @param size numbers per vector
   */
  BlockKernel(TouchedRows input, TouchedRows output, int size) {
    BlasThreads.one();
    this.inputs = new BlockRows(input, size);
    this.targets = new BlockRows(output, size);
  }

  /**
   * Moves all vectors of a block by one step.
   *
   * @param rate the learning rate
   * @return the loss before the step, summed over pairs
   */
  double step(PairBlock block, float rate) {
    load(block);
    Gemm.Matrix input = inputs.matrix();
    Gemm.Matrix target = targets.matrix();
    int count = target.columns() * input.columns();
    reserve(target, count);
    Gemm.Matrix product = new Gemm.Matrix(products.address(0), target.columns(), input.columns());
    gemm.multiplyFirstTransposed(target, input, 0, product);
    products.buffer().get(0, steps, 0, count);
    double loss = fillSteps(block, rate);
    products.buffer().put(0, steps, 0, count);
    Gemm.Matrix old = new Gemm.Matrix(moved.address(0), target.rows(), target.columns());
    gemm.copy(target, old);
    gemm.multiplySecondTransposed(input, product, 1, target);
    gemm.multiply(old, product, 1, input);
    inputs.store();
    targets.store();
    return loss;
  }

  private void reserve(Gemm.Matrix target, int count) {
    moved.reserve((long) target.rows() * target.columns());
    products.reserve(count);
    if (steps.length < count) {
      steps = new float[2 * count];
    }
  }

  private void load(PairBlock block) {
    inputs.reserve(block.inputs().count());
    for (int i = 0; i < block.inputs().count(); i++) {
      inputs.load(i, block.inputs().node(i), block.totals()[i]);
    }
    targets.reserve(block.targets().count());
    for (int i = 0; i < block.targets().count(); i++) {
      targets.load(i, block.targets().node(i), block.uses(i));
    }
  }

  /** Replaces products of vectors by how far they move along each other. */
  private double fillSteps(PairBlock block, float rate) {
    double loss = 0;
    for (int input = 0; input < block.inputs().count(); input++) {
      loss += fillSteps(block, input, rate);
    }
    return loss;
  }

  private float fillSteps(PairBlock block, int input, float rate) {
    float[] near = block.near();
    float[] drawn = block.drawn();
    int targetCount = block.targets().count();
    int first = input * targetCount;
    float total = block.totals()[input];
    float most = Math.max(1, MOST / rate);
    float loss = 0;
    for (int target = 0; target < targetCount; target++) {
      float real = near[first + target];
      float all = real + drawn[target] * (total - real);
      float product = SigmoidTable.clamped(steps[first + target]);
      int cell = SigmoidTable.cell(product);
      loss += all * SigmoidTable.loss(cell) - real * product;
      float scale = all > most ? rate * most / all : rate;
      steps[first + target] = scale * (real - all * SigmoidTable.sigmoid(cell));
    }
    return loss;
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
    moved.close();
    products.close();
  }
}
