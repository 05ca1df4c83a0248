package io.stride.train.kernel;

import io.stride.train.blas.Gemm;
import io.stride.train.blas.Gemm.Matrix;
import io.stride.train.blas.NativeAddress;
import io.stride.train.blas.NativeFloats;

/**
 * A linear layer over the steps of a sequence, with a loss on its outputs. A step's outputs live
 * only until they have become gradients.
 */
final class OutputKernel implements AutoCloseable {
  private final Gemm gemm = new Gemm();
  private final Ones ones = new Ones();
  private final RowLoss squaredLoss = new SquaredLoss();
  private final RowLoss cosineLoss = new CosineLoss();
  private final NativeFloats outputs = new NativeFloats();
  private final NativeFloats labels = new NativeFloats();
  private float[] output = new float[0];
  private float[] label = new float[0];
  private float[] bias = new float[0];
  private final NativeAddress biasSource = new NativeAddress();

  /**
   * Parameters or their gradients.
   *
   * @param matrix [size, outputs]
   * @param bias address of [outputs] numbers
   */
  record Weights(Matrix matrix, long bias) {}

  RowLoss squaredLoss() {
    return squaredLoss;
  }

  RowLoss cosineLoss() {
    return cosineLoss;
  }

  /** Outputs of all live rows; zeros for the others. */
  void forward(Sequence input, LiveRows rows, Weights weights, Sequence result) {
    reserve(input.batch(), weights);
    for (int step = 0; step < input.steps(); step++) {
      int live = rows.at(step);
      if (live > 0) {
        Matrix values = output(input, step, live, weights);
        maskOutputs(rows, step, values.columns());
        outputs.buffer().put(0, output, 0, live * values.columns());
        gemm.copy(values, result.step(step).top(live));
      }
      gemm.zeroFrom(result.step(step), live);
    }
  }

  /**
   * The loss and its gradients.
   *
   * @param labelSequence what the outputs should be, [batch, outputs, steps]
   * @param gradients where the parameters' gradients go
   * @param toInput where the input's gradient goes, [batch, size, steps]
   * @return the sum over all live rows and steps
   */
  double backward(
      Sequence input,
      Sequence labelSequence,
      LiveRows rows,
      RowLoss loss,
      Weights weights,
      Weights gradients,
      long toInput) {
    reserve(input.batch(), weights);
    gemm.zeroFrom(gradients.matrix(), 0);
    gemm.zeroFrom(new Matrix(gradients.bias(), bias.length, 1), 0);
    double sum = 0;
    for (int step = 0; step < input.steps(); step++) {
      int live = rows.at(step);
      Matrix toStep = input.at(toInput).step(step);
      if (live > 0) {
        Matrix delta = output(input, step, live, weights);
        sum += delta(labelSequence.step(step).top(live), delta, rows, step, loss);
        gemm.multiplyFirstTransposed(input.step(step).top(live), delta, 1f, gradients.matrix());
        gemm.columnSums(delta, ones.of(live), 1f, gradients.bias());
        gemm.multiplySecondTransposed(delta, weights.matrix(), 0f, toStep.top(live));
      }
      gemm.zeroFrom(toStep, live);
    }
    return sum;
  }

  /** The outputs of a step, to the heap; the matrix returned is where they belong off-heap. */
  private Matrix output(Sequence input, int step, int live, Weights weights) {
    int columns = weights.matrix().columns();
    Matrix result = new Matrix(outputs.address(0), live, columns);
    gemm.multiply(input.step(step).top(live), weights.matrix(), 0f, result);
    outputs.buffer().get(0, output, 0, live * columns);
    for (int column = 0; column < columns; column++) {
      Gates.addBias(output, column * live, (column + 1) * live, bias[column]);
    }
    return result;
  }

  private double delta(Matrix expected, Matrix delta, LiveRows rows, int step, RowLoss loss) {
    int size = delta.rows() * delta.columns();
    gemm.copy(expected, new Matrix(labels.address(0), delta.rows(), delta.columns()));
    labels.buffer().get(0, label, 0, size);
    float[] weights = rows.gaps(step) ? rows.mask() : null;
    int from = step * rows.batch();
    double sum = loss.apply(output, label, weights, from, delta.rows(), delta.columns());
    outputs.buffer().put(0, output, 0, size);
    return sum;
  }

  private void maskOutputs(LiveRows rows, int step, int columns) {
    if (rows.gaps(step)) {
      int live = rows.at(step);
      for (int column = 0; column < columns; column++) {
        Gates.mask(output, column * live, rows.mask(), step * rows.batch(), live);
      }
    }
  }

  private void reserve(int batch, Weights weights) {
    int columns = weights.matrix().columns();
    outputs.reserve((long) batch * columns);
    labels.reserve((long) batch * columns);
    if (output.length < batch * columns) {
      output = new float[batch * columns];
      label = new float[batch * columns];
    }
    if (bias.length != columns) {
      bias = new float[columns];
    }
    biasSource.at(weights.bias()).get(bias);
  }

  @Override
  public void close() {
    outputs.close();
    labels.close();
    ones.close();
  }
}
