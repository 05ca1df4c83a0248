package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.GraphShard;
import io.stride.walk.sampling.EdgeFilter;
import io.stride.walk.sampling.LooseEdges;
import io.stride.walk.sampling.WalkBias;
import io.stride.walk.sampling.WalkSettings;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What every executor has a copy of.
 *
 * @param hubs the longest adjacency lists, or null
 * @param hubTable the same with an alias table, or null
 * @param filter of all edges, or null
 * @param loose thresholds by node, or null unless walks ask for them
 */
record Replicas(HubRows hubs, RowTable hubTable, EdgeFilter filter, LooseEdges loose)
    implements Serializable {

  /** What these walks use; up to five passes over the shards. */
  static Replicas of(
      JavaRDD<GraphShard> shards,
      DistributedGraph graph,
      WalkSettings walks,
      PartitionedSettings settings) {
    HubRows hubs = HubSelection.of(shards, graph, settings.hubBytes());
    boolean plus = walks.bias().kind() == WalkBias.Kind.NODE2VEC_PLUS && graph.weighted();
    boolean asks = !walks.firstOrder();
    return new Replicas(
        hubs,
        hubs == null ? null : RowTable.of(hubs),
        asks && settings.filter() ? SharedFilter.of(shards, graph) : null,
        asks && plus ? loose(shards, graph.nodeCount(), walks.bias().gamma()) : null);
  }

  private static LooseEdges loose(JavaRDD<GraphShard> shards, int nodes, double gamma) {
    float[] thresholds = new float[nodes];
    shards
        .map(shard -> new Tuple2<>(shard.shard(), thresholds(shard, gamma)))
        .toLocalIterator()
        .forEachRemaining(
            part -> deal(part._1(), part._2(), shards.getNumPartitions(), thresholds));
    return LooseEdges.ofThresholds(thresholds);
  }

  private static float[] thresholds(GraphShard shard, double gamma) {
    float[] thresholds = new float[shard.rowCount()];
    for (int row = 0; row < thresholds.length; row++) {
      thresholds[row] = LooseEdges.threshold(shard, row, gamma);
    }
    return thresholds;
  }

  private static void deal(int shard, float[] rows, int shards, float[] nodes) {
    for (int row = 0; row < rows.length; row++) {
      nodes[row * shards + shard] = rows[row];
    }
  }
}
