package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * A graph that lies merged and counted in Spark's partitions, before it is brought into the form
 * that walks need: whole ({@link #collect}) or in shards. Close it when neither is computed any
 * more.
 */
public final class DistributedGraph implements AutoCloseable {
  private final PartitionedGraph merged;
  private final EdgeTable table;
  private final NodeDictionary dictionary;
  private final GraphStatistics statistics;

  DistributedGraph(
      PartitionedGraph merged,
      EdgeTable table,
      NodeDictionary dictionary,
      GraphStatistics statistics) {
    this.merged = merged;
    this.table = table;
    this.dictionary = dictionary;
    this.statistics = statistics;
  }

  /** Number of nodes, isolated ones included. */
  public int nodeCount() {
    return dictionary.size();
  }

  /** Whether an edge leads from source to target only. */
  public boolean directed() {
    return table.directed();
  }

  /** Whether edges have weights of their own. */
  public boolean weighted() {
    return table.weighted();
  }

  /** Which id each node's number stands for. */
  public NodeDictionary dictionary() {
    return dictionary;
  }

  /** Its counts. */
  public GraphStatistics statistics() {
    return statistics;
  }

  /**
   * The graph without the edges that limits on degrees drop, which takes the place of this one.
   *
   * @throws InvalidInputException if no edge is left
   */
  public DistributedGraph limited(DegreeLimits limits) {
    if (!limits.active()) {
      return this;
    }
    DegreeFilter filter = DegreeFilter.of(shards(merged.partitions()), limits, directed());
    Broadcast<DegreeFilter> shared = context().broadcast(filter);
    PartitionedGraph kept = merged.filtered(shared);
    DegreeSummary degrees = kept.degreeSummary();
    LimitedDegrees counts =
        new LimitedDegrees(
            filter.nodesBelow(), filter.nodesAbove(), statistics.edges() - degrees.total() / 2);
    if (degrees.total() == 0) {
      kept.unpersist();
      throw new InvalidInputException(
          "no edge is left: graph.min-degree = %d and graph.max-degree = %d drop all %d"
              .formatted(limits.min(), limits.max(), statistics.edges()));
    }
    return new DistributedGraph(
        kept,
        table,
        dictionary,
        GraphBuilder.statistics(table, dictionary, degrees, statistics.duplicates(), counts));
  }

  /** The graph on the driver. */
  public PreparedGraph collect() {
    CompactGraph graph =
        CompactGraphBuilder.fromBlocks(nodeCount(), merged.blocks().collect(), directed());
    return new PreparedGraph(graph, dictionary, statistics, table.fingerprint());
  }

  /**
   * The graph in shards, shard {@code s} in partition {@code s}; one shuffle, not cached.
   *
   * @param shards how many, at least 1
   * @throws InvalidInputException in a task, if a shard has more entries than a Java array holds
   */
  public JavaRDD<GraphShard> shards(int shards) {
    ShardLayout layout = new ShardLayout(nodeCount(), shards, directed());
    boolean weights = weighted();
    return merged
        .blocks()
        .flatMapToPair(block -> dealt(block, layout))
        .partitionBy(new HashPartitioner(shards))
        .mapPartitionsWithIndex((shard, blocks) -> shard(layout, shard, weights, blocks), true);
  }

  /** The Spark in whose partitions it lies. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(table.data().spark().sparkContext());
  }

  /** Frees what is cached of the edges; the dictionary stays. */
  @Override
  public void close() {
    merged.unpersist();
  }

  /** Each edge of a block, both ways if undirected, for the shard of its source. */
  private static Iterator<Tuple2<Integer, EdgeBlock>> dealt(EdgeBlock block, ShardLayout layout) {
    List<EdgeBlockBuilder> parts =
        IntStream.range(0, layout.shards())
            .mapToObj(shard -> new EdgeBlockBuilder(block.weighted()))
            .toList();
    for (int i = 0; i < block.sources().length; i++) {
      int source = block.sources()[i];
      int target = block.targets()[i];
      double weight = block.weighted() ? block.weights()[i] : 1;
      parts.get(layout.shard(source)).add(source, target, weight);
      if (!layout.directed()) {
        parts.get(layout.shard(target)).add(target, source, weight);
      }
    }
    return IntStream.range(0, layout.shards())
        .mapToObj(shard -> new Tuple2<>(shard, parts.get(shard).build()))
        .iterator();
  }

  private static Iterator<GraphShard> shard(
      ShardLayout layout,
      int shard,
      boolean weighted,
      Iterator<Tuple2<Integer, EdgeBlock>> received) {
    List<EdgeBlock> blocks = new ArrayList<>();
    received.forEachRemaining(pair -> blocks.add(pair._2()));
    return List.of(new ShardBuilder(layout, shard, weighted).build(blocks)).iterator();
  }
}
