package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;
import java.io.Serializable;

/**
 * Draws an adjacency entry of a node with probability proportional to its weight in constant time:
 * Walker's alias method with Vose's construction ("A Linear Algorithm for Generating Random Numbers
 * with a Given Distribution", IEEE TSE 1991), one table for all nodes. 8 bytes an adjacency entry;
 * immutable.
 */
public final class AliasTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] keep;
  private final int[] alias;

  private AliasTable(int size) {
    keep = new float[size];
    alias = new int[size];
  }

  /** The table of a weighted graph; O(adjacency entries). */
  public static AliasTable of(CompactGraph graph) {
    AliasTable table = new AliasTable(graph.adjacencySize());
    int largest = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      largest = Math.max(largest, graph.degree(node));
    }
    Builder builder = new Builder(largest);
    for (int node = 0; node < graph.nodeCount(); node++) {
      builder.fill(table, graph, node);
    }
    return table;
  }

  /**
   * Picks an entry of a node.
   *
   * @param first the node's first adjacency entry
   * @param degree its number of entries, at least 1
   * @param unit a uniform draw in [0, 1)
   */
  public int pick(int first, int degree, double unit) {
    double scaled = unit * degree;
    int slot = (int) scaled;
    int entry = first + slot;
    return scaled - slot < keep[entry] ? entry : alias[entry];
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

    void fill(AliasTable table, CompactGraph graph, int node) {
      int first = graph.firstEntry(node);
      int degree = graph.degree(node);
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
    private void pair(AliasTable table, int first, int lightCount, int heavyCount) {
      int lights = lightCount;
      int heavies = heavyCount;
      while (lights > 0 && heavies > 0) {
        int small = light[--lights];
        int large = heavy[heavies - 1];
        table.keep[first + small] = (float) scaled[small];
        table.alias[first + small] = first + large;
        scaled[large] -= 1 - scaled[small];
        if (scaled[large] < 1) {
          heavies--;
          light[lights++] = large;
        }
      }
      // Whatever is left has, but for rounding, exactly its slot.
      while (heavies > 0) {
        keepAll(table, first + heavy[--heavies]);
      }
      while (lights > 0) {
        keepAll(table, first + light[--lights]);
      }
    }

    private static void keepAll(AliasTable table, int entry) {
      table.keep[entry] = 1f;
      table.alias[entry] = entry;
    }
  }
}
