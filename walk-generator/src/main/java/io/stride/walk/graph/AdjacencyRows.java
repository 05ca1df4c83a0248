package io.stride.walk.graph;

/**
 * Adjacency lists, one a row: those of a whole graph ({@link CompactGraph}: row = node) or of a
 * part of its nodes ({@link GraphShard}). The neighbours of a row ascend.
 */
public interface AdjacencyRows {
  /** Number of rows; they are 0 to {@code rowCount() - 1}. */
  int rowCount();

  /** Number of entries, the rows' degrees added up. */
  long adjacencySize();

  /** Whether edges have weights of their own. */
  boolean weighted();

  /** Number of neighbours of a row. */
  int degree(int row);

  /** Position of a row's first entry, in 0 to {@link #adjacencySize()}. */
  long firstEntry(int row);

  /** The node that an entry names. */
  int neighbour(long entry);

  /** The weight of an entry, finite and &gt; 0; 1 in an unweighted graph. */
  float weight(long entry);

  /** The entry in {@code row} that names {@code node}, or -1; O(log degree). */
  default long find(int row, int node) {
    long low = firstEntry(row);
    long high = low + degree(row) - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int found = neighbour(middle);
      if (found < node) {
        low = middle + 1;
      } else if (found > node) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }
}
