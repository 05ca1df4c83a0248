package io.stride.walk.graph;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;

/**
 * Which partition a node lies in: nodes are cut into stripes of consecutive numbers, which are
 * dealt out in turn, so that hubs, often of neighbouring numbers, spread over all partitions. What
 * is summed per stripe does not depend on the number of partitions.
 */
final class Stripes extends Partitioner implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int nodes;
  private final int size;
  private final int partitions;

  private Stripes(int nodes, int size, int partitions) {
    this.nodes = nodes;
    this.size = size;
    this.partitions = partitions;
  }

  /**
   * A layout.
   *
   * @param nodes of the graph
   * @param size nodes of a stripe, at least 1
   * @param most partitions, at least 1; no more than there are stripes are used
   */
  static Stripes of(int nodes, int size, int most) {
    if (size < 1 || most < 1) {
      throw new IllegalArgumentException(
          "stripes of %d nodes in %d partitions".formatted(size, most));
    }
    long stripes = ((long) nodes + size - 1) / size;
    return new Stripes(nodes, size, (int) Math.max(1, Math.min(most, stripes)));
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object node) {
    return stripe(((Long) node).intValue()) % partitions;
  }

  /** The stripe of a node, from 0. */
  int stripe(int node) {
    return node / size;
  }

  /** The nodes of a partition in ascending order. */
  IntStream nodes(int partition) {
    int last = nodes == 0 ? -1 : stripe(nodes - 1);
    return IntStream.rangeClosed(0, last)
        .filter(stripe -> stripe % partitions == partition)
        .flatMap(this::nodesOfStripe);
  }

  private IntStream nodesOfStripe(int stripe) {
    long first = (long) stripe * size;
    return IntStream.range((int) first, (int) Math.min(nodes, first + size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stripes
        && nodes == ((Stripes) other).nodes
        && size == ((Stripes) other).size
        && partitions == ((Stripes) other).partitions;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * nodes + size) + partitions;
  }
}
