package io.stride.train.table;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The mean of several versions of one table, each given by what it changed since all were equal:
 * the same numbers as a mean of whole tables, at the cost of the changed rows.
 */
public final class RowMean {
  private RowMean() {}

  /**
   * One version of the table.
   *
   * @param changes what it changed
   * @param weight its weight, at least 0
   */
  public record Version(RowChanges changes, long weight) {}

  /**
   * The rows that any version changed, as the mean has them. Versions are added up in their order
   * in double precision, a version that didn't change a row with what the row was before, so the
   * result has the bits of the mean of whole tables.
   *
   * @param before the table that all versions began with
   * @param versions at least one of weight &gt; 0
   */
  public static RowChanges of(NodeTable before, List<Version> versions) {
    int[] rows = union(versions);
    NodeTable means = new NodeTable(rows.length, before.width());
    int[] next = new int[versions.size()];
    double[] sum = new double[before.width()];
    float[] row = new float[before.width()];
    long total = versions.stream().mapToLong(Version::weight).sum();
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(sum, 0);
      for (int v = 0; v < next.length; v++) {
        RowChanges changes = versions.get(v).changes();
        if (next[v] < changes.rows().length && changes.rows()[next[v]] == rows[i]) {
          changes.values().read(next[v]++, row, 0);
        } else {
          before.read(rows[i], row, 0);
        }
        add(sum, row, versions.get(v).weight());
      }
      means.write(i, divided(sum, total, row), 0);
    }
    return new RowChanges(rows, means);
  }

  private static void add(double[] sum, float[] row, long weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (double) row[i] * weight;
    }
  }

  private static float[] divided(double[] sum, long total, float[] target) {
    for (int i = 0; i < sum.length; i++) {
      target[i] = (float) (sum[i] / total);
    }
    return target;
  }

  /** All changed rows, ascending, each once. */
  private static int[] union(List<Version> versions) {
    PriorityQueue<long[]> heads = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    for (int v = 0; v < versions.size(); v++) {
      push(heads, versions, v, 0);
    }
    IntStream.Builder union = IntStream.builder();
    long last = -1;
    while (!heads.isEmpty()) {
      long[] head = heads.poll();
      if (head[0] != last) {
        last = head[0];
        union.add((int) last);
      }
      push(heads, versions, (int) head[1], (int) head[2] + 1);
    }
    return union.build().toArray();
  }

  private static void push(
      PriorityQueue<long[]> heads, List<Version> versions, int version, int index) {
    int[] rows = versions.get(version).changes().rows();
    if (index < rows.length) {
      heads.add(new long[] {rows[index], version, index});
    }
  }
}
