package io.stride.train.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Count, mean and covariance of rows, gathered in one pass in double precision. */
final class Moments {
  private static final int CHUNK = 1024;

  /** Rows that are added at once. */
  private static final int GROUP = 4;

  private long count;
  private final double[] sum;

  /** Lower triangle of the sums of products. */
  private final double[][] products;

  private Moments(int size) {
    sum = new double[size];
    products = new double[size][];
    for (int i = 0; i < size; i++) {
      products[i] = new double[i + 1];
    }
  }

  /** Writes a row to the start of an array. */
  interface RowSource {
    void write(int row, float[] target);
  }

  /** Those of the rows of a table that {@code used} marks. */
  static Moments of(FeatureRows rows, boolean[] used) {
    return of(
        used,
        rows.size(),
        (row, target) ->
            System.arraycopy(rows.block(row), rows.offset(row), target, 0, rows.size()));
  }

  /**
   * Those of marked rows, summed in chunks of fixed rows and added up in order: the same on any
   * number of threads.
   *
   * @param used which rows count
   * @param size numbers per row
   * @param source makes the rows; called from several threads
   */
  static Moments of(boolean[] used, int size, RowSource source) {
    int chunks = (used.length + CHUNK - 1) / CHUNK;
    Moments total = new Moments(size);
    // As many partial sums at a time as there are threads worth feeding, not one per chunk.
    int group = Math.max(1, Runtime.getRuntime().availableProcessors());
    for (int first = 0; first < chunks; first += group) {
      IntStream.range(first, Math.min(chunks, first + group))
          .parallel()
          .mapToObj(chunk -> ofChunk(used, size, source, chunk * CHUNK))
          .toList()
          .forEach(total::add);
    }
    return total;
  }

  /** The mean of every component; zeros if no row was used. */
  float[] mean() {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, count));
    }
    return mean;
  }

  /** The symmetric covariance matrix; zeros if no row was used. */
  double[][] covariance() {
    int size = sum.length;
    double rows = Math.max(1, count);
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = products[i][j] / rows - sum[i] / rows * (sum[j] / rows);
        covariance[i][j] = value;
        covariance[j][i] = value;
      }
    }
    return covariance;
  }

  /** The symmetric matrix of sums of products of components, not centred. */
  double[][] gram() {
    int size = sum.length;
    double[][] gram = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = products[i][j];
        gram[j][i] = products[i][j];
      }
    }
    return gram;
  }

  /** Rows that were used. */
  long count() {
    return count;
  }

  private static Moments ofChunk(boolean[] used, int size, RowSource source, int from) {
    Moments moments = new Moments(size);
    float[] row = new float[size];
    double[][] group = new double[GROUP][size];
    int filled = 0;
    for (int i = from; i < Math.min(used.length, from + CHUNK); i++) {
      if (used[i]) {
        source.write(i, row);
        widen(row, group[filled++]);
        if (filled == GROUP) {
          moments.add(group);
          filled = 0;
        }
        moments.count++;
      }
    }
    for (; filled > 0 && filled < GROUP; filled++) {
      Arrays.fill(group[filled], 0);
    }
    if (filled > 0) {
      moments.add(group);
    }
    return moments;
  }

  private static void widen(float[] row, double[] target) {
    for (int i = 0; i < row.length; i++) {
      target[i] = row[i];
    }
  }

  /** {@link #GROUP} rows at once: the products, too many for the cache, are gone through once. */
  private void add(double[][] group) {
    double[] first = group[0];
    double[] second = group[1];
    double[] third = group[2];
    double[] fourth = group[3];
    for (int i = 0; i < sum.length; i++) {
      double one = first[i];
      double two = second[i];
      double three = third[i];
      double four = fourth[i];
      sum[i] += one + two + three + four;
      double[] line = products[i];
      for (int j = 0; j <= i; j++) {
        line[j] += one * first[j] + two * second[j] + three * third[j] + four * fourth[j];
      }
    }
  }

  private void add(Moments other) {
    count += other.count;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.sum[i];
      for (int j = 0; j <= i; j++) {
        products[i][j] += other.products[i][j];
      }
    }
  }
}
