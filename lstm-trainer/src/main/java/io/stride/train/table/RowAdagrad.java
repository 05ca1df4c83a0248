package io.stride.train.table;

/**
 * Adagrad with one accumulator per row: a row's step is the rate divided by the root of the sum of
 * its mean squared gradients (Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 2011;
 * per row as in Gupta, Bengio and Weston, "Training Highly Multiclass Classifiers", JMLR 2014,
 * section 3.3). Rows without a gradient stay as they are, and so does their accumulator, so only
 * rows that are touched ever change. The accumulator is the last number of the row: whatever
 * averages or moves rows takes it along.
 */
public final class RowAdagrad {
  /** Keeps the first step finite where a gradient is tiny. */
  private static final double EPSILON = 1e-8;

  private RowAdagrad() {}

  /** Numbers per row of a table whose rows have {@code values} trained numbers. */
  public static int width(int values) {
    return values + 1;
  }

  /**
   * Moves the rows that have a gradient.
   *
   * @param table rows of {@code gradients.width() + 1} numbers
   * @param gradients their gradients
   * @param rate the step size, &gt; 0
   */
  public static void apply(TrainedRows table, RowGradients gradients, double rate) {
    int width = gradients.width();
    if (table.width() != width(width)) {
      throw new IllegalArgumentException(
          "rows of " + table.width() + " numbers take no gradients of " + width);
    }
    float[] row = new float[table.width()];
    for (int i = 0; i < gradients.rows().length; i++) {
      table.read(gradients.rows()[i], row, 0);
      double accumulated = row[width] + meanSquare(gradients.values(), i * width, width);
      float step = (float) (rate / (Math.sqrt(accumulated) + EPSILON));
      for (int j = 0; j < width; j++) {
        row[j] -= step * gradients.values()[i * width + j];
      }
      row[width] = (float) accumulated;
      table.write(gradients.rows()[i], row, 0);
    }
  }

  private static double meanSquare(float[] values, int from, int size) {
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum / size;
  }
}
