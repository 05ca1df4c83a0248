package io.stride.train.skipgram;

import io.stride.train.table.NodeTable;
import io.stride.train.table.RowChanges;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a partition made of some rows of a table.
 *
 * @param changes the rows and what they hold now
 * @param times for each of them how often it was updated, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
record RowUpdates(RowChanges changes, int[] times) implements Serializable {

  /** Bytes that travel. */
  long bytes() {
    return changes.bytes() + (long) Integer.BYTES * times.length;
  }

  /**
   * The mean of all versions of each row, weighted by how often each partition updated it. A row
   * that one partition touched is as that one left it, so that partitions that meet different nodes
   * lose nothing. Added up in double precision in the order of the list.
   *
   * @param versions of one table, at least one
   */
  static RowChanges mean(List<RowUpdates> versions) {
    if (versions.size() == 1) {
      return versions.get(0).changes;
    }
    int[] rows = union(versions);
    NodeTable means = new NodeTable(rows.length, versions.get(0).changes.values().width());
    int[] next = new int[versions.size()];
    RowSum sum = new RowSum(means.width());
    for (int i = 0; i < rows.length; i++) {
      for (int v = 0; v < next.length; v++) {
        RowUpdates version = versions.get(v);
        if (next[v] < version.times.length && version.changes.rows()[next[v]] == rows[i]) {
          sum.add(version.changes.values(), next[v], version.times[next[v]]);
          next[v]++;
        }
      }
      sum.moveMeanTo(means, i);
    }
    return new RowChanges(rows, means);
  }

  /** All rows that any version has, ascending, each once. */
  private static int[] union(List<RowUpdates> versions) {
    int[] all = versions.stream().flatMapToInt(one -> IntStream.of(one.changes.rows())).toArray();
    Arrays.sort(all);
    int count = 0;
    for (int row : all) {
      if (count == 0 || all[count - 1] != row) {
        all[count++] = row;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** A weighted mean under construction. */
  private static final class RowSum {
    private final double[] sum;
    private final float[] row;
    private long weights;
    private int versions;

    RowSum(int width) {
      sum = new double[width];
      row = new float[width];
    }

    void add(NodeTable table, int number, int weight) {
      table.read(number, row, 0);
      for (int i = 0; i < row.length; i++) {
        sum[i] += (double) row[i] * weight;
      }
      weights += weight;
      versions++;
    }

    void moveMeanTo(NodeTable table, int number) {
      for (int i = 0; i < row.length; i++) {
        row[i] = versions == 1 ? row[i] : (float) (sum[i] / weights);
        sum[i] = 0;
      }
      table.write(number, row, 0);
      weights = 0;
      versions = 0;
    }
  }
}
