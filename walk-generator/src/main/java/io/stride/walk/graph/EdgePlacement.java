package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.PartitionStrategy;

/**
 * Sends edges to partitions by GraphX's {@code EdgePartition2D}: edges between the same nodes meet,
 * and the edges of a node lie in at most 2 sqrt(partitions) of them.
 */
final class EdgePlacement extends Partitioner {
  private static final long serialVersionUID = 1L;

  /** Ascending by first node, second node, weight. */
  static final Comparator<Edge<Object>> BY_NODES_AND_WEIGHT = new ByNodesAndWeight();

  private final int partitions;

  EdgePlacement(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    Edge<?> edge = (Edge<?>) key;
    return PartitionStrategy.EdgePartition2D$.MODULE$.getPartition(
        edge.srcId(), edge.dstId(), partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgePlacement placement && placement.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }

  private static final class ByNodesAndWeight implements Comparator<Edge<Object>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Edge<Object> one, Edge<Object> other) {
      int sources = Long.compare(one.srcId(), other.srcId());
      if (sources != 0) {
        return sources;
      }
      int targets = Long.compare(one.dstId(), other.dstId());
      return targets != 0 ? targets : Double.compare((Double) one.attr(), (Double) other.attr());
    }
  }
}
