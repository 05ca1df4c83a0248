package io.stride.train.kernel;

import java.util.Arrays;

/** Minus the cosine of the angle between output and label, as Deeplearning4j has it. */
final class CosineLoss implements RowLoss {
  /**
   * Smaller lengths, and squares of lengths, count as this in divisions; Deeplearning4j's bound.
   */
  private static final float SMALLEST = 1e-5f;

  private float[] dots = new float[0];
  private float[] outputSquares = new float[0];
  private float[] labelSquares = new float[0];

  @Override
  public double apply(
      float[] outputs, float[] labels, float[] weights, int weightsFrom, int rows, int size) {
    reserve(rows);
    for (int column = 0; column < size; column++) {
      addProducts(outputs, labels, column * rows, dots, rows);
      addProducts(outputs, outputs, column * rows, outputSquares, rows);
      addProducts(labels, labels, column * rows, labelSquares, rows);
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      float weight = weights == null ? 1f : weights[weightsFrom + row];
      float square = outputSquares[row];
      float length = Math.max(SMALLEST, (float) Math.sqrt(square));
      float lengths = length * Math.max(SMALLEST, (float) Math.sqrt(labelSquares[row]));
      sum -= weight * dots[row] / lengths;
      // From here on the factors of label and output in the gradient.
      float divisor = lengths * Math.max(SMALLEST, square);
      labelSquares[row] = -weight * square / divisor;
      outputSquares[row] = weight * dots[row] / divisor;
    }
    for (int column = 0; column < size; column++) {
      combine(outputs, labels, column * rows, rows);
    }
    return sum;
  }

  private void reserve(int rows) {
    if (dots.length < rows) {
      dots = new float[rows];
      outputSquares = new float[rows];
      labelSquares = new float[rows];
    }
    Arrays.fill(dots, 0, rows, 0f);
    Arrays.fill(outputSquares, 0, rows, 0f);
    Arrays.fill(labelSquares, 0, rows, 0f);
  }

  private static void addProducts(float[] first, float[] second, int from, float[] sums, int rows) {
    for (int row = 0; row < rows; row++) {
      sums[row] += first[from + row] * second[from + row];
    }
  }

  private void combine(float[] outputs, float[] labels, int from, int rows) {
    for (int row = 0; row < rows; row++) {
      outputs[from + row] =
          labels[from + row] * labelSquares[row] + outputs[from + row] * outputSquares[row];
    }
  }
}
