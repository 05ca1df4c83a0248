package io.stride.walk.graph;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Row;

/**
 * A graph whose nodes and merged edges stay in Spark partitions, on GraphX. The only class that
 * holds a GraphX graph, so that another implementation can take its place. Nodes carry nothing,
 * edges their weight; duplicates are merged inside the partition that {@link EdgePlacement} sends
 * them to.
 */
final class PartitionedGraph {
  private final Graph<Object, Object> unmerged;
  private final Graph<Object, Object> graph;
  private final int nodes;
  private final boolean directed;
  private final boolean weighted;

  private PartitionedGraph(
      Graph<Object, Object> unmerged, int nodes, boolean directed, boolean weighted) {
    this.unmerged = unmerged;
    this.graph = GraphX.groupEdges(unmerged, weighted ? Double::sum : (one, other) -> one);
    this.graph.edges().cache();
    this.nodes = nodes;
    this.directed = directed;
    this.weighted = weighted;
  }

  /**
   * Lays the graph out. GraphX gets the edges of a partition in ascending order of nodes and weight
   * and keeps it (its sort by nodes is stable), so that a sum of weights does not depend on the
   * partitioning of the input.
   *
   * @param rows {@code source}, {@code target} (ints below {@code nodes}) and, if weighted, {@code
   *     weight}; no self-loops; duplicates are merged, their weights summed
   */
  static PartitionedGraph of(JavaRDD<Row> rows, int nodes, boolean directed, boolean weighted) {
    int partitions = Math.max(rows.getNumPartitions(), rows.context().defaultParallelism());
    EdgePlacement placement = new EdgePlacement(partitions);
    JavaRDD<Edge<Object>> placed =
        rows.mapPartitionsToPair(part -> new EdgeDealer(part, placement, directed, weighted))
            .partitionBy(placement)
            .values()
            .mapPartitions(blocks -> SortedEdges.of(blocks).iterator());
    Graph<Object, Object> graph = GraphX.graph(rows.context(), nodes, placed);
    return new PartitionedGraph(graph, nodes, directed, weighted);
  }

  /** The graph with those edges that {@code filter} keeps; this one is freed once that is there. */
  PartitionedGraph filtered(Broadcast<DegreeFilter> filter) {
    JavaRDD<Edge<Object>> kept =
        GraphX.edges(graph)
            .filter(edge -> filter.value().keeps((int) edge.srcId(), (int) edge.dstId()))
            // GraphX hands out the same object again and again.
            .map(edge -> new Edge<>(edge.srcId(), edge.dstId(), edge.attr()));
    SparkContext context = graph.edges().sparkContext();
    PartitionedGraph result =
        new PartitionedGraph(GraphX.graph(context, nodes, kept), nodes, directed, weighted);
    result.graph.edges().count();
    unpersist();
    return result;
  }

  /** Number of nodes, isolated ones included. */
  int nodes() {
    return nodes;
  }

  /** Partitions that its edges lie in. */
  int partitions() {
    return graph.edges().getNumPartitions();
  }

  /** Whether an edge leads from source to target only. */
  boolean directed() {
    return directed;
  }

  /** Degree (in and out together) of every node that has an edge. */
  JavaPairRDD<Integer, Integer> degrees() {
    return GraphX.degrees(graph);
  }

  /** Count, sum and maximum of the degrees; a Spark job. */
  DegreeSummary degreeSummary() {
    return degrees()
        .values()
        .aggregate(DegreeSummary.NONE, DegreeSummary::with, DegreeSummary::plus);
  }

  /** The merged edges, one block a partition; an undirected edge once, smaller node first. */
  JavaRDD<EdgeBlock> blocks() {
    boolean withWeights = weighted;
    return GraphX.edges(graph)
        .mapPartitions(edges -> List.of(block(edges, withWeights)).iterator());
  }

  /** Frees what is cached. */
  void unpersist() {
    graph.edges().unpersist(false);
    unmerged.unpersist(false);
  }

  private static EdgeBlock block(Iterator<Edge<Object>> edges, boolean weighted) {
    EdgeBlockBuilder block = new EdgeBlockBuilder(weighted);
    while (edges.hasNext()) {
      Edge<Object> edge = edges.next();
      block.add((int) edge.srcId(), (int) edge.dstId(), (Double) edge.attr());
    }
    return block.build();
  }
}
