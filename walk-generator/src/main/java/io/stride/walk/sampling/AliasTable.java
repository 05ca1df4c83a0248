package io.stride.walk.sampling;

import io.stride.walk.graph.AdjacencyRows;
import io.stride.walk.graph.LongChunks;
import java.io.Serializable;

/**
 * Draws an adjacency entry of a node with probability proportional to its weight in constant time:
 * Walker's alias method with Vose's construction ("A Linear Algorithm for Generating Random Numbers
 * with a Given Distribution", IEEE TSE 1991), one table for all nodes. 8 bytes an adjacency entry;
 * immutable.
 */
public final class AliasTable implements Serializable {
  private static final long serialVersionUID = 3L;

  // The bits of the float that is the share of its slot that an entry keeps, then the place within
  // the row (an int holds it, whatever the size of the graph) that gets the rest: one memory access
  // for both.
  private final LongChunks slots;

  private AliasTable(long size) {
    slots = LongChunks.ofLength(size);
  }

  /** The tables of all rows of a weighted graph; O(adjacency entries). */
  public static AliasTable of(AdjacencyRows graph) {
    AliasTable table = new AliasTable(graph.adjacencySize());
    int largest = 0;
    for (int row = 0; row < graph.rowCount(); row++) {
      largest = Math.max(largest, graph.degree(row));
    }
    Builder builder = new Builder(largest);
    for (int row = 0; row < graph.rowCount(); row++) {
      builder.fill(table, graph, row);
    }
    return table;
  }

  /**
   * Picks an entry of a row.
   *
   * @param first the row's first adjacency entry
   * @param degree its number of entries, at least 1
   * @param unit a uniform draw in [0, 1)
   */
  public long pick(long first, int degree, double unit) {
    double scaled = unit * degree;
    int slot = (int) scaled;
    long packed = slots.get(first + slot);
    float keep = Float.intBitsToFloat((int) (packed >>> 32));
    return first + (scaled - slot < keep ? slot : (int) packed);
  }

  private void set(long entry, float keep, int alias) {
    slots.set(entry, ((long) Float.floatToRawIntBits(keep) << 32) | alias);
  }

  /** Work space of the construction, reused from node to node. */
  private static final class Builder {
    private final double[] scaled;
    private final int[] light;
    private final int[] heavy;

    Builder(int largestDegree) {
      scaled = new double[largestDegree];
      light = new int[largestDegree];
      heavy = new int[largestDegree];
    }

    void fill(AliasTable table, AdjacencyRows graph, int row) {
      long first = graph.firstEntry(row);
      int degree = graph.degree(row);
      double total = 0;
      for (int i = 0; i < degree; i++) {
        total += graph.weight(first + i);
      }
      int lights = 0;
      int heavies = 0;
      for (int i = 0; i < degree; i++) {
        scaled[i] = graph.weight(first + i) * (degree / total);
        if (scaled[i] < 1) {
          light[lights++] = i;
        } else {
          heavy[heavies++] = i;
        }
      }
      pair(table, first, lights, heavies);
    }

    /** Every light entry gives the rest of its slot to a heavy one. */
    private void pair(AliasTable table, long first, int lightCount, int heavyCount) {
      int lights = lightCount;
      int heavies = heavyCount;
      while (lights > 0 && heavies > 0) {
        int small = light[--lights];
        int large = heavy[heavies - 1];
        table.set(first + small, (float) scaled[small], large);
        scaled[large] -= 1 - scaled[small];
        if (scaled[large] < 1) {
          heavies--;
          light[lights++] = large;
        }
      }
      // Whatever is left has, but for rounding, exactly its slot.
      while (heavies > 0) {
        keepAll(table, first, heavy[--heavies]);
      }
      while (lights > 0) {
        keepAll(table, first, light[--lights]);
      }
    }

    private static void keepAll(AliasTable table, long first, int slot) {
      table.set(first + slot, 1f, slot);
    }
  }
}
