package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.GraphShard;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Chooses the nodes whose adjacency every executor gets a copy of: those with the most edges, which
 * walks meet most often and ask about most often.
 */
final class HubSelection {
  /** One array holds all entries. */
  private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8L;

  private static final int PLAIN_ENTRY_BYTES = 4;

  /** With its weight and its place in the alias table. */
  private static final int WEIGHTED_ENTRY_BYTES = 16;

  private HubSelection() {}

  /**
   * The hubs; two Spark jobs.
   *
   * @param shards the graph
   * @param graph its nodes and whether it is weighted
   * @param bytes what they may take on an executor
   * @return null if there are none
   */
  static HubRows of(JavaRDD<GraphShard> shards, DistributedGraph graph, long bytes) {
    if (bytes == 0) {
      return null;
    }
    int entryBytes = graph.weighted() ? WEIGHTED_ENTRY_BYTES : PLAIN_ENTRY_BYTES;
    int least =
        shards
            .map(DegreeCounts::of)
            .reduce(DegreeCounts::plus)
            .leastDegree(bytes, entryBytes, MOST_ENTRIES);
    if (least == Integer.MAX_VALUE) {
      return null;
    }
    List<HubBlock> blocks = shards.map(shard -> HubBlock.of(shard, least)).collect();
    return new HubRows(graph.nodeCount(), blocks, graph.weighted());
  }
}
