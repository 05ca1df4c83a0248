package io.stride.walk.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Ids that stay in Spark, in a cached table, and meet the edges by joins: no limit but disks. */
final class DistributedIds implements NodeIds {
  private final Dataset<Row> table;
  private final IdType idType;
  private final int size;

  private DistributedIds(Dataset<Row> table, IdType idType, int size) {
    this.table = table;
    this.idType = idType;
    this.size = size;
  }

  /** Sorts the distinct ids of {@code edges} in Spark; reads the edges once. */
  static DistributedIds of(EdgeTable edges) {
    Dataset<Row> ids =
        edges
            .edges()
            .select(
                explode(array(col(EdgeTable.SOURCE), col(EdgeTable.TARGET))).as(NodeDictionary.ID))
            .distinct();
    // The number is cut to an int here; the count below refuses those that were too large.
    JavaRDD<Row> numbered =
        ids.orderBy(NodeDictionary.ID)
            .toJavaRDD()
            .zipWithIndex()
            .map(pair -> RowFactory.create(pair._2().intValue(), pair._1().get(0)));
    Dataset<Row> table =
        ids.sparkSession()
            .createDataFrame(numbered, NodeDictionary.schema(edges.idType()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new DistributedIds(table, edges.idType(), NodeDictionary.indexable(table.count()));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Dataset<Row> table() {
    return table;
  }

  @Override
  public JavaPairRDD<Integer, Object> numbered(int partitions) {
    return table.toJavaRDD().mapToPair(row -> new Tuple2<>(row.getInt(0), row.get(1)));
  }

  @Override
  public NodeNames names() {
    return NameBlocks.gather(table.select(NodeDictionary.ID).toJavaRDD(), idType);
  }

  @Override
  public long[] keys() {
    Dataset<Row> keyed =
        table.select(
            col(NodeDictionary.NODE),
            xxhash64(col(NodeDictionary.ID).cast(DataTypes.StringType)).as("key"));
    List<KeyBlock> blocks =
        keyed.toJavaRDD().mapPartitions(rows -> List.of(KeyBlock.of(rows)).iterator()).collect();
    long[] keys = new long[size];
    blocks.forEach(block -> block.copyTo(keys));
    return keys;
  }

  @Override
  public JavaRDD<Row> index(EdgeTable edges) {
    Dataset<Row> sources = renamed("sourceNode", "sourceId");
    Dataset<Row> targets = renamed("targetNode", "targetId");
    Column[] ids = {col("sourceNode").as(EdgeTable.SOURCE), col("targetNode").as(EdgeTable.TARGET)};
    Column[] all = {ids[0], ids[1], col(EdgeTable.WEIGHT)};
    return edges
        .edges()
        .filter(col(EdgeTable.SOURCE).notEqual(col(EdgeTable.TARGET)))
        .join(sources, col(EdgeTable.SOURCE).equalTo(col("sourceId")))
        .join(targets, col(EdgeTable.TARGET).equalTo(col("targetId")))
        .select(edges.weighted() ? all : ids)
        .toJavaRDD();
  }

  @Override
  public void unpersist() {
    table.unpersist();
  }

  private Dataset<Row> renamed(String node, String id) {
    return table.select(col(NodeDictionary.NODE).as(node), col(NodeDictionary.ID).as(id));
  }
}
