package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** From edges to a graph ready for walks: read, number, merge on GraphX, compact. */
public final class GraphBuilder {
  private GraphBuilder() {}

  /**
   * Reads {@code input} and builds its graph.
   *
   * @throws InvalidInputException if the edges cannot be used (see {@link EdgeReader#read}), there
   *     is none but self-loops
   */
  public static PreparedGraph build(SparkSession spark, EdgeInput input) {
    return build(EdgeReader.read(spark, input));
  }

  /**
   * Builds the graph of edges that were read before. The dictionary keeps what it needs.
   *
   * @throws InvalidInputException if there is no edge but self-loops
   */
  public static PreparedGraph build(EdgeTable table) {
    return build(table, SharingLimit.DEFAULT);
  }

  /** The same; the ids of all nodes are broadcast if {@code limit} allows it. */
  static PreparedGraph build(EdgeTable table, SharingLimit limit) {
    try (DistributedGraph graph = distribute(table, limit)) {
      return graph.collect();
    }
  }

  /**
   * Builds the graph of edges that were read before, but leaves it in Spark's partitions.
   *
   * @throws InvalidInputException if there is no edge but self-loops
   */
  public static DistributedGraph distribute(EdgeTable table) {
    return distribute(table, SharingLimit.DEFAULT);
  }

  /** The same; the ids of all nodes are broadcast if {@code limit} allows it. */
  static DistributedGraph distribute(EdgeTable table, SharingLimit limit) {
    if (limit.allows(table.counts())) {
      return distribute(table, NodeDictionary.of(table, limit));
    }
    // The dictionary and the graph each go over the edges.
    Dataset<Row> edges = table.edges().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return distribute(table, NodeDictionary.of(table, limit));
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

  private static DistributedGraph distribute(EdgeTable table, NodeDictionary dictionary) {
    requireEdge(table, dictionary);
    PartitionedGraph merged =
        PartitionedGraph.of(
            index(table, dictionary), dictionary.size(), table.directed(), table.weighted());
    DegreeSummary degrees = merged.degreeSummary();
    long duplicates = table.counts().edges() - table.counts().selfLoops() - degrees.total() / 2;
    return new DistributedGraph(
        merged,
        table,
        dictionary,
        statistics(table, dictionary, degrees, duplicates, LimitedDegrees.NONE));
  }

  static GraphStatistics statistics(
      EdgeTable table,
      NodeDictionary dictionary,
      DegreeSummary degrees,
      long duplicates,
      LimitedDegrees limited) {
    long edges = degrees.total() / 2;
    return new GraphStatistics(
        dictionary.size(),
        edges,
        table.counts().selfLoops(),
        duplicates,
        dictionary.size() - degrees.nodes(),
        degrees.max(),
        2.0 * edges / dictionary.size(),
        limited);
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
}
