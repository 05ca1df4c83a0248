package io.stride.walk.graph;

import static org.apache.spark.sql.functions.col;

import io.stride.walk.error.InvalidInputException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** From edges to a graph ready for walks: read, number, merge on GraphX, compact. */
public final class GraphBuilder {
  // Merged adjacency entries that Java arrays can hold.
  private static final long MAX_ADJACENCY = Integer.MAX_VALUE - 8L;

  private GraphBuilder() {}

  /**
   * Reads {@code input} and builds its graph.
   *
   * @throws InvalidInputException if the edges cannot be used (see {@link EdgeReader#read}), there
   *     is none but self-loops, or there are more than one CompactGraph can hold
   */
  public static PreparedGraph build(SparkSession spark, EdgeInput input) {
    return build(EdgeReader.read(spark, input));
  }

  /**
   * Builds the graph of edges that were read before. The dictionary stays cached.
   *
   * @throws InvalidInputException if there is no edge but self-loops, or there are more than one
   *     CompactGraph can hold
   */
  public static PreparedGraph build(EdgeTable table) {
    // The dictionary, the count of loops and the graph each go over the edges.
    Dataset<Row> edges = table.edges().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      NodeDictionary dictionary = NodeDictionary.of(table);
      long loops = edges.filter(isLoop()).count();
      requireEdge(table, loops, dictionary);
      PartitionedGraph merged =
          PartitionedGraph.of(
              index(table, dictionary), dictionary.size(), table.directed(), table.weighted());
      try {
        return compact(table, dictionary, loops, merged);
      } finally {
        merged.unpersist();
      }
    } finally {
      edges.unpersist();
    }
  }

  /**
   * The edges by dense node numbers: {@code source}, {@code target} (ints) and, in a weighted
   * graph, {@code weight}; without self-loops, duplicates as they are. Not cached.
   */
  public static Dataset<Row> index(EdgeTable table, NodeDictionary dictionary) {
    Dataset<Row> sources = renamed(dictionary, "sourceNode", "sourceId");
    Dataset<Row> targets = renamed(dictionary, "targetNode", "targetId");
    Column[] ids = {col("sourceNode").as(EdgeTable.SOURCE), col("targetNode").as(EdgeTable.TARGET)};
    Column[] all = {ids[0], ids[1], col(EdgeTable.WEIGHT)};
    return table
        .edges()
        .filter(isLoop().unary_$bang())
        .join(sources, col(EdgeTable.SOURCE).equalTo(col("sourceId")))
        .join(targets, col(EdgeTable.TARGET).equalTo(col("targetId")))
        .select(table.weighted() ? all : ids);
  }

  private static PreparedGraph compact(
      EdgeTable table, NodeDictionary dictionary, long loops, PartitionedGraph merged) {
    DegreeSummary degrees = merged.degreeSummary();
    long edges = degrees.total() / 2;
    requireIndexable(edges, table.directed());
    GraphStatistics statistics =
        new GraphStatistics(
            dictionary.size(),
            edges,
            loops,
            table.counts().edges() - loops - edges,
            dictionary.size() - degrees.nodes(),
            degrees.max(),
            2.0 * edges / dictionary.size());
    CompactGraph graph = CompactGraphBuilder.fromPartitions(merged);
    return new PreparedGraph(graph, dictionary, statistics, table.fingerprint());
  }

  private static void requireEdge(EdgeTable table, long loops, NodeDictionary dictionary) {
    if (loops == table.counts().edges()) {
      int nodes = dictionary.size();
      dictionary.unpersist();
      throw new InvalidInputException(
          "the graph has no usable edge: %d %s, %d self-%s dropped"
              .formatted(
                  nodes, nodes == 1 ? "node" : "nodes", loops, loops == 1 ? "loop" : "loops"));
    }
  }

  /**
   * Refuses more edges than the arrays of a CompactGraph can index.
   *
   * @throws InvalidInputException if there are
   */
  static void requireIndexable(long edges, boolean directed) {
    long most = directed ? MAX_ADJACENCY : MAX_ADJACENCY / 2;
    if (edges > most) {
      throw new InvalidInputException(
          "the graph has %d %s edges, more than the %d that the replicated walk engine can index"
              .formatted(edges, directed ? "directed" : "undirected", most));
    }
  }

  private static Dataset<Row> renamed(NodeDictionary dictionary, String node, String id) {
    return dictionary
        .table()
        .select(col(NodeDictionary.NODE).as(node), col(NodeDictionary.ID).as(id));
  }

  private static Column isLoop() {
    return col(EdgeTable.SOURCE).equalTo(col(EdgeTable.TARGET));
  }
}
