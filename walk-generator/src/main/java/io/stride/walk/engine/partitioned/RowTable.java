package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.AdjacencyRows;
import io.stride.walk.sampling.AliasTable;
import java.io.Serializable;

/**
 * Adjacency lists with what draws from them need.
 *
 * @param rows the lists
 * @param alias for draws by weight; null if the graph is unweighted
 */
record RowTable(AdjacencyRows rows, AliasTable alias) implements Serializable {

  /** With the alias table, if the rows have weights; O(entries). */
  static RowTable of(AdjacencyRows rows) {
    return new RowTable(rows, rows.weighted() ? AliasTable.of(rows) : null);
  }

  /** The weight of the edge from a row to {@code node}; 0: there is none. */
  float weight(int row, int node) {
    long entry = rows.find(row, node);
    return entry < 0 ? 0 : rows.weight(entry);
  }
}
