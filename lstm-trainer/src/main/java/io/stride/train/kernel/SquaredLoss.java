package io.stride.train.kernel;

/** The mean over a row's numbers of the squared difference. */
final class SquaredLoss implements RowLoss {
  @Override
  public double apply(
      float[] outputs, float[] labels, float[] weights, int weightsFrom, int rows, int size) {
    subtract(outputs, labels, rows * size);
    double sum = 0;
    for (int column = 0; column < size; column++) {
      int at = column * rows;
      sum +=
          weights == null
              ? squares(outputs, at, rows)
              : squares(outputs, at, weights, weightsFrom, rows);
      if (weights != null) {
        Gates.mask(outputs, at, weights, weightsFrom, rows);
      }
    }
    scale(outputs, 2f / size, rows * size);
    return sum / size;
  }

  private static void subtract(float[] outputs, float[] labels, int count) {
    for (int i = 0; i < count; i++) {
      outputs[i] -= labels[i];
    }
  }

  private static void scale(float[] values, float factor, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factor;
    }
  }

  /** Four sums side by side: one would make each addition wait for the last. */
  private static float squares(float[] values, int from, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i + 3 < from + count; i += 4) {
      a += values[i] * values[i];
      b += values[i + 1] * values[i + 1];
      c += values[i + 2] * values[i + 2];
      d += values[i + 3] * values[i + 3];
    }
    for (; i < from + count; i++) {
      a += values[i] * values[i];
    }
    return a + b + c + d;
  }

  private static float squares(float[] values, int from, float[] weights, int at, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[from + i] * values[from + i] * weights[at + i];
    }
    return sum;
  }
}
