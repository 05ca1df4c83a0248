package io.stride.walk.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.xxhash64;

import io.stride.walk.error.InvalidInputException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Maps node ids to the dense numbers 0 to size - 1 and back. Numbers follow the order of the ids
 * (numeric for integers, by UTF-8 bytes for strings), so they depend on the set of ids only. The
 * ids stay in Spark: the table is cached until {@link #unpersist()}.
 */
public final class NodeDictionary {
  /** Name of the column with the dense number. */
  public static final String NODE = "node";

  /** Name of the column with the id. */
  public static final String ID = "id";

  // Below this many edges one task sorts faster than several can agree on ranges.
  private static final long ONE_TASK_EDGES = 1_000_000;

  private final Dataset<Row> table;
  private final IdType idType;
  private final int size;

  private NodeDictionary(Dataset<Row> table, IdType idType, int size) {
    this.table = table;
    this.idType = idType;
    this.size = size;
  }

  /**
   * Numbers the nodes of {@code edges}, those that only have self-loops included. Reads the edges
   * once; sorts the distinct ids in Spark.
   *
   * @throws InvalidInputException if there are more than {@link Integer#MAX_VALUE} nodes
   */
  public static NodeDictionary of(EdgeTable edges) {
    Dataset<Row> ids =
        edges
            .edges()
            .select(explode(array(col(EdgeTable.SOURCE), col(EdgeTable.TARGET))).as(ID))
            .distinct();
    Dataset<Row> sorted =
        edges.counts().edges() < ONE_TASK_EDGES
            ? ids.coalesce(1).sortWithinPartitions(ID)
            : ids.orderBy(ID);
    // The number is cut to an int here; the count below refuses those that were too large.
    JavaRDD<Row> numbered =
        sorted
            .toJavaRDD()
            .zipWithIndex()
            .map(pair -> RowFactory.create(pair._2().intValue(), pair._1().get(0)));
    Dataset<Row> table =
        ids.sparkSession()
            .createDataFrame(numbered, schema(edges.idType()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new NodeDictionary(table, edges.idType(), indexable(table.count()));
  }

  /** Number of nodes. */
  public int size() {
    return size;
  }

  /** The type of the ids. */
  public IdType idType() {
    return idType;
  }

  /** One row a node: {@code node} (int) and {@code id} ({@link #idType()}); cached. */
  public Dataset<Row> table() {
    return table;
  }

  /**
   * For each node the 64-bit xxHash (seed 42) of its id's text, so that the integer 5 and the text
   * "5" have the same key. It does not depend on the other nodes: what is drawn by it stays the
   * same when the graph grows. A Spark job; only the keys come to the driver.
   */
  public long[] keys() {
    Dataset<Row> keyed =
        table.select(col(NODE), xxhash64(col(ID).cast(DataTypes.StringType)).as("key"));
    List<KeyBlock> blocks =
        keyed.toJavaRDD().mapPartitions(rows -> List.of(KeyBlock.of(rows)).iterator()).collect();
    long[] keys = new long[size];
    blocks.forEach(block -> block.copyTo(keys));
    return keys;
  }

  /** Frees the cached table; it is computed anew if it is used again. */
  public void unpersist() {
    table.unpersist();
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

  private static StructType schema(IdType idType) {
    return new StructType()
        .add(NODE, DataTypes.IntegerType, false)
        .add(ID, idType.sparkType(), false);
  }
}
