package io.stride.walk.engine.partitioned;

import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.GraphShard;
import io.stride.walk.sampling.EdgeFilter;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Makes the filter of all edges: each task makes a segment of it, from the edges that fall there,
 * and the driver gets the finished segments one by one, never an edge.
 */
final class SharedFilter {
  private SharedFilter() {}

  /** The filter of all edges of the graph that these are the shards of; a Spark job a segment. */
  static EdgeFilter of(JavaRDD<GraphShard> shards, DistributedGraph graph) {
    long edges = graph.statistics().edges();
    long words = EdgeFilter.words(edges);
    int segments = (int) Math.min(shards.getNumPartitions(), words);
    Iterator<Tuple2<Integer, long[]>> made =
        shards
            .flatMapToPair(shard -> FilterBlock.dealt(shard, words, segments))
            .partitionBy(new HashPartitioner(segments))
            .mapPartitionsWithIndex(
                (segment, keys) -> segment(segment, words, segments, keys), true)
            .toLocalIterator();
    EdgeFilter filter = new EdgeFilter(edges, graph.directed());
    while (made.hasNext()) {
      Tuple2<Integer, long[]> segment = made.next();
      long first = FilterBlock.firstWord(segment._1(), words, segments);
      for (int i = 0; i < segment._2().length; i++) {
        filter.merge(first + i, segment._2()[i]);
      }
    }
    return filter;
  }

  private static Iterator<Tuple2<Integer, long[]>> segment(
      int segment, long words, int segments, Iterator<Tuple2<Integer, long[]>> received) {
    long first = FilterBlock.firstWord(segment, words, segments);
    long last = FilterBlock.firstWord(segment + 1, words, segments);
    long[] bits = new long[(int) (last - first)];
    while (received.hasNext()) {
      for (long key : received.next()._2()) {
        bits[(int) (EdgeFilter.word(key, words) - first)] |= EdgeFilter.bits(key);
      }
    }
    return List.of(new Tuple2<>(segment, bits)).iterator();
  }
}
