package io.stride.walk.graph;

/** Refuses arrays that are no adjacency lists: a mistake of the program, not of the user. */
final class AdjacencyChecks {
  private AdjacencyChecks() {}

  static void requireOffsets(long[] offsets, long entries) {
    boolean spans = offsets.length > 0 && offsets[0] == 0 && offsets[offsets.length - 1] == entries;
    for (int row = 0; spans && row + 1 < offsets.length; row++) {
      spans = offsets[row] <= offsets[row + 1];
    }
    if (!spans) {
      throw new IllegalArgumentException("offsets do not ascend from 0 to the adjacency's length");
    }
  }

  static void requireAscending(AdjacencyRows rows, int nodes) {
    for (int row = 0; row < rows.rowCount(); row++) {
      int last = -1;
      long end = rows.firstEntry(row) + rows.degree(row);
      for (long entry = rows.firstEntry(row); entry < end; entry++) {
        int neighbour = rows.neighbour(entry);
        if (neighbour <= last || neighbour >= nodes) {
          throw new IllegalArgumentException(
              "the neighbours of row " + row + " do not ascend strictly within the nodes");
        }
        last = neighbour;
      }
    }
  }

  static void requireWeights(FloatChunks weights, long entries) {
    if (weights == null) {
      return;
    }
    if (weights.length() != entries) {
      throw new IllegalArgumentException("as many weights as adjacency entries are needed");
    }
    for (long entry = 0; entry < entries; entry++) {
      float weight = weights.get(entry);
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("weight was " + weight + ", must be finite and > 0");
      }
    }
  }
}
