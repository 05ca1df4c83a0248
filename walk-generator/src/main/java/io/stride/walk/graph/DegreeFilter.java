package io.stride.walk.graph;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.expressions.XXH64;

/**
 * Says which edges stay under {@link DegreeLimits}. Every edge has a random number; a node above
 * the maximum keeps the edges with the smallest ones, so its choice is a threshold. Holds one bit a
 * node and 12 bytes for each node above the maximum.
 */
final class DegreeFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DegreeLimits limits;
  private final boolean directed;
  private final BitSet below;
  private final int[] above;
  private final long[] thresholds;

  private DegreeFilter(
      DegreeLimits limits, boolean directed, BitSet below, List<Threshold> capped) {
    this.limits = limits;
    this.directed = directed;
    this.below = below;
    this.above = capped.stream().mapToInt(Threshold::node).toArray();
    this.thresholds = capped.stream().mapToLong(Threshold::largest).toArray();
  }

  /** Looks at every node once; one Spark job for each of the two limits that is set. */
  static DegreeFilter of(JavaRDD<GraphShard> shards, DegreeLimits limits, boolean directed) {
    BitSet below =
        limits.min() == 0
            ? new BitSet()
            : shards.map(shard -> below(shard, limits.min())).treeReduce(DegreeFilter::union);
    List<Threshold> capped =
        limits.max() == 0
            ? List.of()
            : shards.flatMap(shard -> thresholds(shard, limits).iterator()).collect().stream()
                .sorted(Comparator.comparingInt(Threshold::node))
                .toList();
    return new DegreeFilter(limits, directed, below, capped);
  }

  /** Whether an edge stays. */
  boolean keeps(int source, int target) {
    if (below.get(source) || below.get(target)) {
      return false;
    }
    long number = number(limits.seed(), source, target, directed);
    return number <= threshold(source) && (directed || number <= threshold(target));
  }

  /** Nodes with edges, but fewer than the minimum. */
  long nodesBelow() {
    return below.cardinality();
  }

  /** Nodes above the maximum. */
  long nodesAbove() {
    return above.length;
  }

  private long threshold(int node) {
    int place = above.length == 0 ? -1 : Arrays.binarySearch(above, node);
    return place < 0 ? Long.MAX_VALUE : thresholds[place];
  }

  private static BitSet below(GraphShard shard, int min) {
    BitSet below = new BitSet();
    for (int row = 0; row < shard.rowCount(); row++) {
      if (shard.degree(row) < min && shard.degree(row) > 0) {
        below.set(shard.node(row));
      }
    }
    return below;
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet union = (BitSet) one.clone();
    union.or(other);
    return union;
  }

  private static List<Threshold> thresholds(GraphShard shard, DegreeLimits limits) {
    List<Threshold> found = new ArrayList<>();
    boolean directed = shard.layout().directed();
    for (int row = 0; row < shard.rowCount(); row++) {
      if (shard.degree(row) > limits.max()) {
        int node = shard.node(row);
        long[] numbers = new long[shard.degree(row)];
        for (int i = 0; i < numbers.length; i++) {
          int neighbour = shard.neighbour(shard.firstEntry(row) + i);
          numbers[i] = number(limits.seed(), node, neighbour, directed);
        }
        Arrays.sort(numbers);
        found.add(new Threshold(node, numbers[limits.max() - 1]));
      }
    }
    return found;
  }

  private static long number(long seed, int source, int target, boolean directed) {
    boolean swap = !directed && source > target;
    return XXH64.hashInt(swap ? source : target, XXH64.hashInt(swap ? target : source, seed));
  }

  private record Threshold(int node, long largest) implements Serializable {}
}
