package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.blas.NativeFloats;

/**
 * The same input at every step, as a decoder has it: projected once per sequence, and the weights'
 * gradient is one product with the sum over steps.
 */
final class RepeatedInput implements LstmInput, AutoCloseable {
  private final Gemm gemm;
  private final Ones ones;

  /** [batch, 4 units]: the projection forwards, the sum of its gradients backwards. */
  private final NativeFloats projection = new NativeFloats();

  private Matrix input = new Matrix(0, 0, 0);
  private int steps;

  RepeatedInput(Gemm gemm, Ones ones) {
    this.gemm = gemm;
    this.ones = ones;
  }

  /**
   * Takes the next batch.
   *
   * @param newInput [batch, size]
   */
  RepeatedInput of(Matrix newInput, int newSteps) {
    input = newInput;
    steps = newSteps;
    return this;
  }

  @Override
  public int batch() {
    return input.rows();
  }

  @Override
  public int size() {
    return input.columns();
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public void project(int step, Matrix weights, Matrix result) {
    if (step == 0) {
      projection.reserve((long) input.rows() * result.columns());
      gemm.multiply(input, weights, 0f, projected(result.columns()));
    }
    gemm.copy(projected(result.columns()).top(result.rows()), result);
  }

  @Override
  public void addGradient(int step, Matrix gates, Gradients gradients) {
    Matrix sum = projected(gates.columns());
    if (step == steps - 1) {
      gemm.copy(gates, sum.top(gates.rows()));
      gemm.zeroFrom(sum, gates.rows());
    } else {
      gemm.add(gates, sum.top(gates.rows()));
    }
  }

  @Override
  public void finishGradient(Gradients gradients) {
    Matrix sum = projected(gradients.weights().columns());
    gemm.multiplyFirstTransposed(input, sum, 0f, gradients.toWeights());
    gemm.columnSums(sum, ones.of(sum.rows()), 0f, gradients.toBias());
    if (gradients.toInput() != 0) {
      Matrix toInput = new Matrix(gradients.toInput(), input.rows(), input.columns());
      gemm.multiplySecondTransposed(sum, gradients.weights(), 0f, toInput);
    }
  }

  private Matrix projected(int columns) {
    return new Matrix(projection.address(0), input.rows(), columns);
  }

  @Override
  public void close() {
    projection.close();
  }
}
