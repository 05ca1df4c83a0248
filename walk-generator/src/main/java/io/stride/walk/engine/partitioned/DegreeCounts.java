package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.GraphShard;
import java.io.Serializable;
import java.util.TreeMap;

/**
 * How many nodes have which degree. There are far fewer degrees than nodes (their sum is the number
 * of edges), so this fits the driver whatever the graph.
 */
final class DegreeCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a copied node costs beside its entries: its offset. */
  private static final long BYTES_PER_HUB = 4;

  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  /** Those of one shard, nodes without an edge left out. */
  static DegreeCounts of(GraphShard shard) {
    DegreeCounts result = new DegreeCounts();
    for (int row = 0; row < shard.rowCount(); row++) {
      if (shard.degree(row) > 0) {
        result.counts.merge(shard.degree(row), 1L, Long::sum);
      }
    }
    return result;
  }

  /** Both together. */
  DegreeCounts plus(DegreeCounts other) {
    DegreeCounts sum = new DegreeCounts();
    sum.counts.putAll(counts);
    other.counts.forEach((degree, count) -> sum.counts.merge(degree, count, Long::sum));
    return sum;
  }

  /**
   * The degree from which on all nodes together fit a number of bytes: all of a degree or none, so
   * that the choice is the same however the graph is cut up.
   *
   * @param bytes the room
   * @param entryBytes what an adjacency entry takes
   * @param mostEntries how many entries there may be, whatever the room
   * @return at least 1; {@link Integer#MAX_VALUE} if not even the largest fit
   */
  int leastDegree(long bytes, int entryBytes, long mostEntries) {
    long taken = 0;
    long entries = 0;
    int least = Integer.MAX_VALUE;
    for (var level : counts.descendingMap().entrySet()) {
      entries += level.getKey() * level.getValue();
      taken += level.getValue() * (level.getKey() * (long) entryBytes + BYTES_PER_HUB);
      if (taken > bytes || entries > mostEntries) {
        return least;
      }
      least = level.getKey();
    }
    return least;
  }
}
