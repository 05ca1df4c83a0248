package io.stride.train.features;

import java.util.stream.IntStream;

/** Count, mean and covariance of rows, gathered in one pass in double precision. */
final class Moments {
  private static final int CHUNK = 4096;

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

  /** Sums in chunks of fixed rows, added up in order: the same on any number of threads. */
  static Moments of(FeatureRows rows, boolean[] used) {
    int chunks = (rows.rows() + CHUNK - 1) / CHUNK;
    Moments total = new Moments(rows.size());
    // As many partial sums at a time as there are threads worth feeding, not one per chunk.
    int group = Math.max(1, Runtime.getRuntime().availableProcessors());
    for (int first = 0; first < chunks; first += group) {
      IntStream.range(first, Math.min(chunks, first + group))
          .parallel()
          .mapToObj(chunk -> ofChunk(rows, used, chunk * CHUNK))
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

  private static Moments ofChunk(FeatureRows rows, boolean[] used, int from) {
    Moments moments = new Moments(rows.size());
    for (int row = from; row < Math.min(rows.rows(), from + CHUNK); row++) {
      if (used[row]) {
        moments.add(rows.block(row), rows.offset(row));
      }
    }
    return moments;
  }

  private void add(float[] values, int offset) {
    count++;
    for (int i = 0; i < sum.length; i++) {
      double value = values[offset + i];
      sum[i] += value;
      double[] line = products[i];
      for (int j = 0; j <= i; j++) {
        line[j] += value * values[offset + j];
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
