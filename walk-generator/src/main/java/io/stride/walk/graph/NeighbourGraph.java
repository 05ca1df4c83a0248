package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import scala.Tuple2;

/**
 * A graph on GraphX whose nodes get the weighted means of their neighbours' vectors. For vectors
 * that are too large to be on one machine together; the graph itself is broadcast, its edges are
 * made in the partitions.
 *
 * <p>All edges that lead from a node lie in one partition, in ascending order of the neighbours, so
 * that a mean is added up there as a single thread would: the result is the same to the last bit
 * for any number of partitions, and no sum waits for another partition. The price is that a vector
 * is sent to every partition that a neighbour lies in. An undirected edge is there twice: 24 bytes
 * and what the index of its partition takes.
 */
public final class NeighbourGraph implements AutoCloseable {
  private final Graph<Object, Object> graph;
  private final Broadcast<SharedNodes> shared;

  private NeighbourGraph(Graph<Object, Object> graph, Broadcast<SharedNodes> shared) {
    this.graph = graph;
    this.shared = shared;
  }

  /** Makes a node's vector of its key in a task. */
  public interface Source extends Serializable {
    /** A new vector. */
    float[] vector(long key);
  }

  /**
   * Lays a graph out.
   *
   * @param context the running Spark
   * @param graph whose edges spread vectors: from target to source, if they are directed
   * @param keys a number per node that vectors can be made of
   * @param stripe consecutive nodes that stay together, at least 1; see {@link
   *     NodeVectors#summaries}
   * @param partitions at least 1; no more than there are stripes are used
   */
  public static NeighbourGraph of(
      JavaSparkContext context, CompactGraph graph, long[] keys, int stripe, int partitions) {
    Stripes layout = Stripes.of(graph.nodeCount(), stripe, partitions);
    Broadcast<SharedNodes> shared = context.broadcast(SharedNodes.of(graph, keys, layout));
    JavaRDD<Integer> parts = parts(context, layout);
    JavaPairRDD<Object, Object> nodes =
        parts.flatMapToPair(part -> nodes(layout, part)).partitionBy(layout);
    JavaRDD<Edge<Object>> edges = parts.flatMap(part -> edges(shared.value(), part));
    return new NeighbourGraph(GraphXVectors.graph(nodes, edges), shared);
  }

  /** A vector of {@code size} numbers for each node; zeros for those that have no edge. */
  public NodeVectors vectors(int size, Source source) {
    Broadcast<SharedNodes> nodes = shared;
    return new NodeVectors(
        GraphXVectors.vectors(
            graph.vertices(),
            node -> {
              SharedNodes all = nodes.value();
              return all.connected()[node] ? source.vector(all.keys()[node]) : new float[size];
            }),
        shared);
  }

  /**
   * For each node the mean of the vectors of those that it has edges to, weighted by these; zeros
   * without any. The given vectors are {@link NodeVectors#kept} from then on, once computed.
   */
  public NodeVectors means(NodeVectors vectors) {
    return new NodeVectors(GraphXVectors.means(vectors.vertices(), graph.edges()), shared);
  }

  /** Frees the graph everywhere; vectors of it can't be computed any more. */
  @Override
  public void close() {
    graph.vertices().unpersist(false);
    graph.edges().unpersist(false);
    shared.destroy();
  }

  private static JavaRDD<Integer> parts(JavaSparkContext context, Stripes layout) {
    List<Integer> parts = IntStream.range(0, layout.numPartitions()).boxed().toList();
    return context.parallelize(parts, parts.size());
  }

  private static Iterator<Tuple2<Object, Object>> nodes(Stripes layout, int part) {
    return layout
        .nodes(part)
        .mapToObj(node -> new Tuple2<Object, Object>((long) node, null))
        .iterator();
  }

  private static Iterator<Edge<Object>> edges(SharedNodes shared, int part) {
    return shared
        .stripes()
        .nodes(part)
        .boxed()
        .flatMap(
            node -> {
              CompactGraph graph = shared.graph();
              NeighbourShares shares = NeighbourShares.of(graph, node);
              long first = graph.firstEntry(node);
              return LongStream.range(first, first + graph.degree(node))
                  .mapToObj(
                      entry ->
                          new Edge<Object>(
                              node, graph.neighbour(entry), shares.share(graph.weight(entry))));
            })
        .iterator();
  }
}
