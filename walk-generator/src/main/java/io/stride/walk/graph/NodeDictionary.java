package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Maps node ids to the dense numbers 0 to size - 1 and back. Numbers follow the order of the ids
 * (numeric for integers, by UTF-8 bytes for strings), so they depend on the set of ids only. The
 * ids of a small graph are broadcast, those of a larger one stay in a cached table, until {@link
 * #unpersist()}; the numbers are the same.
 */
public final class NodeDictionary {
  /** Name of the column with the dense number. */
  public static final String NODE = "node";

  /** Name of the column with the id. */
  public static final String ID = "id";

  /** The default seed of Spark SQL's xxhash64. */
  static final long KEY_SEED = 42;

  private final NodeIds ids;
  private final IdType idType;

  private NodeDictionary(NodeIds ids, IdType idType) {
    this.ids = ids;
    this.idType = idType;
  }

  /**
   * Numbers the nodes of {@code edges}, those that only have self-loops included. Reads the edges
   * once.
   *
   * @throws InvalidInputException if there are more than {@link Integer#MAX_VALUE} nodes
   */
  public static NodeDictionary of(EdgeTable edges) {
    return of(edges, SharingLimit.DEFAULT);
  }

  /** The same; the ids are broadcast if {@code limit} allows it. */
  static NodeDictionary of(EdgeTable edges, SharingLimit limit) {
    NodeIds ids = limit.allows(edges.counts()) ? SharedIds.of(edges) : DistributedIds.of(edges);
    return new NodeDictionary(ids, edges.idType());
  }

  /**
   * Whether every executor holds the ids of a graph; else they stay in a cached table.
   *
   * @param edges edges read
   * @param idBytes UTF-8 bytes of their ids, repeated ones included
   */
  public static boolean shares(long edges, long idBytes) {
    return SharingLimit.DEFAULT.allows(edges, idBytes);
  }

  /** Number of nodes. */
  public int size() {
    return ids.size();
  }

  /** The type of the ids. */
  public IdType idType() {
    return idType;
  }

  /** One row a node: {@code node} (int) and {@code id} ({@link #idType()}). */
  public Dataset<Row> table() {
    return ids.table();
  }

  /**
   * The id of each number ({@link Integer}, {@link Long} or {@link String}, as {@link #idType()}
   * says), without Spark SQL.
   *
   * @param partitions tasks that make them, at least 1; more if the ids are in more parts already
   */
  public JavaPairRDD<Integer, Object> numbered(int partitions) {
    return ids.numbered(partitions);
  }

  /**
   * The ids by number, for lookups in tasks: all of them on the driver and wherever they are sent
   * ({@link NodeNames#bytes()}). For a large graph Spark jobs, one partition of the table at a
   * time.
   */
  public NodeNames names() {
    return ids.names();
  }

  /**
   * For each node the 64-bit xxHash (seed 42) of its id's text, so that the integer 5 and the text
   * "5" have the same key. It does not depend on the other nodes: what is drawn by it stays the
   * same when the graph grows. For a large graph a Spark job; only the keys come to the driver.
   */
  public long[] keys() {
    return ids.keys();
  }

  /** Frees what is cached; it is computed anew if it is used again. */
  public void unpersist() {
    ids.unpersist();
  }

  /** See {@link GraphBuilder#index}. */
  JavaRDD<Row> index(EdgeTable table) {
    return ids.index(table);
  }

  /**
   * Refuses more nodes than an int can number.
   *
   * @throws InvalidInputException if there are
   */
  static int indexable(long nodes) {
    if (nodes > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          String.format(
              "the graph has %d nodes, more than the %d that can be numbered",
              nodes, Integer.MAX_VALUE));
    }
    return (int) nodes;
  }

  static StructType schema(IdType idType) {
    return new StructType()
        .add(NODE, DataTypes.IntegerType, false)
        .add(ID, idType.sparkType(), false);
  }
}
