package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;

/** A sequence with an input of its own for every step. */
final class SequenceInput implements LstmInput {
  private final Gemm gemm;
  private final Ones ones;
  private final Sequence sequence;

  SequenceInput(Gemm gemm, Ones ones, Sequence sequence) {
    this.gemm = gemm;
    this.ones = ones;
    this.sequence = sequence;
  }

  @Override
  public int batch() {
    return sequence.batch();
  }

  @Override
  public int size() {
    return sequence.size();
  }

  @Override
  public int steps() {
    return sequence.steps();
  }

  @Override
  public void project(int step, Matrix weights, Matrix result) {
    gemm.multiply(sequence.step(step).top(result.rows()), weights, 0f, result);
  }

  @Override
  public void addGradient(int step, Matrix gates, Gradients gradients) {
    int live = gates.rows();
    if (live > 0) {
      Matrix input = sequence.step(step).top(live);
      gemm.multiplyFirstTransposed(input, gates, 1f, gradients.toWeights());
      gemm.columnSums(gates, ones.of(live), 1f, gradients.toBias());
    }
    if (gradients.toInput() != 0) {
      Matrix toInput = sequence.at(gradients.toInput()).step(step);
      gemm.zeroFrom(toInput, live);
      if (live > 0) {
        gemm.multiplySecondTransposed(gates, gradients.weights(), 0f, toInput.top(live));
      }
    }
  }

  @Override
  public void finishGradient(Gradients gradients) {}
}
