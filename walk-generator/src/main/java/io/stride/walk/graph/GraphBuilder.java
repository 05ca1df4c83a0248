package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import org.apache.spark.api.java.JavaRDD;
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
   * Builds the graph of edges that were read before. The dictionary keeps what it needs.
   *
   * @throws InvalidInputException if there is no edge but self-loops, or there are more than one
   *     CompactGraph can hold
   */
  public static PreparedGraph build(EdgeTable table) {
    return build(table, SharingLimit.DEFAULT);
  }

  /** The same; the ids of all nodes are broadcast if {@code limit} allows it. */
  static PreparedGraph build(EdgeTable table, SharingLimit limit) {
    if (limit.allows(table.counts())) {
      return build(table, NodeDictionary.of(table, limit));
    }
    // The dictionary and the graph each go over the edges.
    Dataset<Row> edges = table.edges().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return build(table, NodeDictionary.of(table, limit));
    } finally {
      edges.unpersist();
    }
  }

  /**
   * The edges by dense node numbers: {@code source}, {@code target} (ints) and, in a weighted
   * graph, {@code weight}; without self-loops, duplicates as they are. Not cached.
   */
  public static JavaRDD<Row> index(EdgeTable table, NodeDictionary dictionary) {
    return dictionary.index(table);
  }

  private static PreparedGraph build(EdgeTable table, NodeDictionary dictionary) {
    requireEdge(table, dictionary);
    PartitionedGraph merged =
        PartitionedGraph.of(
            index(table, dictionary), dictionary.size(), table.directed(), table.weighted());
    try {
      return compact(table, dictionary, merged);
    } finally {
      merged.unpersist();
    }
  }

  private static PreparedGraph compact(
      EdgeTable table, NodeDictionary dictionary, PartitionedGraph merged) {
    DegreeSummary degrees = merged.degreeSummary();
    long edges = degrees.total() / 2;
    long loops = table.counts().selfLoops();
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

  private static void requireEdge(EdgeTable table, NodeDictionary dictionary) {
    long loops = table.counts().selfLoops();
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
}
