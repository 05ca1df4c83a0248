package io.stride.train.features;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Count, mean and covariance of rows, gathered in one pass in double precision. */
final class Moments implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CHUNK = 1024;

  /** Bytes that the moments of all chunks take at most, where they are sent to the driver. */
  static final long MOST_BYTES = 128L << 20;

  private long count;
  private final double[] sum;

  /** Lower triangle of the sums of products. */
  private final double[][] products;

  Moments(int size) {
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
    int chunk = chunk(used.length, size);
    int chunks = (int) (((long) used.length + chunk - 1) / chunk);
    Moments total = new Moments(size);
    // As many partial sums at a time as there are threads worth feeding, not one per chunk.
    int group = Math.max(1, Runtime.getRuntime().availableProcessors());
    for (int first = 0; first < chunks; first += group) {
      IntStream.range(first, Math.min(chunks, first + group))
          .parallel()
          .mapToObj(
              i ->
                  ofChunk(
                      size,
                      source,
                      IntStream.range(i * chunk, (int) Math.min(used.length, (i + 1L) * chunk))
                          .filter(row -> used[row])))
          .toList()
          .forEach(total::add);
    }
    return total;
  }

  /**
   * Rows that are summed up one after the other, before such sums are added up in order: 1024, or a
   * multiple if the sums of a large table would take too much memory.
   *
   * @param rows of the table, marked or not
   * @param size numbers per row
   */
  static int chunk(int rows, int size) {
    long bytes = Double.BYTES * (size * (size + 1L) / 2);
    long most = Math.max(1, MOST_BYTES / bytes);
    long chunks = ((long) rows + CHUNK - 1) / CHUNK;
    return (int) Math.min(1 << 30, CHUNK * Math.max(1, (chunks + most - 1) / most));
  }

  /** Those of a chunk whose marked rows these are. */
  static Moments ofChunk(List<float[]> rows) {
    MomentSum sum = new MomentSum(rows.get(0).length);
    rows.forEach(sum::add);
    return sum.total();
  }

  /** Those of all rows, of those of their chunks in order. */
  static Moments total(int size, List<Moments> chunks) {
    Moments total = new Moments(size);
    chunks.forEach(total::add);
    return total;
  }

  private static Moments ofChunk(int size, RowSource source, IntStream rows) {
    MomentSum sum = new MomentSum(size);
    float[] row = new float[size];
    rows.forEach(
        i -> {
          source.write(i, row);
          sum.add(row);
        });
    return sum.total();
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

  /** Four rows at once: the products, too many for the cache, are gone through once. */
  void add(double[][] group, int rows) {
    count += rows;
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
