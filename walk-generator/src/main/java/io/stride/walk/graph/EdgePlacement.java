package io.stride.walk.graph;

import org.apache.spark.Partitioner;
import org.apache.spark.graphx.PartitionStrategy;

/**
 * Sends edges to partitions by GraphX's {@code EdgePartition2D}: edges between the same nodes meet,
 * and the edges of a node lie in at most 2 sqrt(partitions) of them. As a partitioner it takes the
 * number of the partition itself.
 */
final class EdgePlacement extends Partitioner {
  private static final long serialVersionUID = 2L;

  private final int partitions;

  EdgePlacement(int partitions) {
    this.partitions = partitions;
  }

  /** Where an edge belongs. */
  int partition(int source, int target) {
    return PartitionStrategy.EdgePartition2D$.MODULE$.getPartition(source, target, partitions);
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object partition) {
    return (Integer) partition;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgePlacement placement && placement.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
