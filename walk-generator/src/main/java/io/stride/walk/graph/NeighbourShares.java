package io.stride.walk.graph;

/**
 * What each neighbour counts in the weighted mean over a node's neighbours. Weights are taken
 * relative to the node's largest one first: they then neither overflow nor vanish, whatever their
 * unit.
 *
 * @param largest weight among the node's edges; 0 without edges
 * @param total of the weights relative to it; 0 without edges
 */
public record NeighbourShares(float largest, float total) {

  /** Those of a row of adjacency lists, summed in the order of the list. */
  public static NeighbourShares of(AdjacencyRows rows, int row) {
    long first = rows.firstEntry(row);
    long end = first + rows.degree(row);
    float largest = 0;
    for (long entry = first; entry < end; entry++) {
      largest = Math.max(largest, rows.weight(entry));
    }
    float total = 0;
    for (long entry = first; entry < end; entry++) {
      total += rows.weight(entry) / largest;
    }
    return new NeighbourShares(largest, total);
  }

  /** The share of an edge of this weight, 0 to 1; a node's add up to 1. */
  public float share(float weight) {
    return weight / largest / total;
  }
}
