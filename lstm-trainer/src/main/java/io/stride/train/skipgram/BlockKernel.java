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

  /**
   * The most that one row moves along all others together, unless the rate is more: the many rows
   * that a hub meets at once are often much alike. At the default settings, reached only by nodes
   * that fill nearly all of a window.
   */
  private static final float MOST_OF_ROW = 3;

  private final Gemm gemm = new Gemm();
  private final BlockRows inputs;
  private final BlockRows targets;
  private final NativeFloats moved = new NativeFloats();
  private final NativeFloats products = new NativeFloats();
  private float[] steps = new float[1024];
  // For each target of the block, the part of its steps that it may take.
  private float[] shares = new float[64];

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
    load(block, rate);
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

  private void load(PairBlock block, float rate) {
    inputs.reserve(block.inputs().count());
    for (int i = 0; i < block.inputs().count(); i++) {
      inputs.load(i, block.inputs().node(i), block.totals()[i]);
    }
    targets.reserve(block.targets().count());
    if (shares.length < block.targets().count()) {
      shares = new float[2 * block.targets().count()];
    }
    for (int i = 0; i < block.targets().count(); i++) {
      int uses = block.uses(i);
      targets.load(i, block.targets().node(i), uses);
      shares[i] = share(uses, rate);
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

  /** The part of its steps that a row may take that is in so many pairs. */
  private static float share(float uses, float rate) {
    return Math.min(1, Math.max(1, MOST_OF_ROW / rate) / uses);
  }

  private float fillSteps(PairBlock block, int input, float rate) {
    float[] near = block.near();
    float[] drawn = block.drawn();
    int targetCount = block.targets().count();
    int first = input * targetCount;
    float total = block.totals()[input];
    float own = share(total * (1 + block.drawnInAll()), rate);
    float most = Math.max(1, MOST / rate);
    float loss = 0;
    for (int target = 0; target < targetCount; target++) {
      float real = near[first + target];
      float all = real + drawn[target] * (total - real);
      float product = SigmoidTable.clamped(steps[first + target]);
      int cell = SigmoidTable.cell(product);
      loss += all * SigmoidTable.loss(cell) - real * product;
      float part = Math.min(Math.min(own, shares[target]), most / Math.max(all, most));
      steps[first + target] = rate * part * (real - all * SigmoidTable.sigmoid(cell));
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
