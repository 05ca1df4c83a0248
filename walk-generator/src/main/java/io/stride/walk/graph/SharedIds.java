package io.stride.walk.graph;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Ids that every executor holds, as in a broadcast join, for graphs whose edges a few tasks read in
 * a second: planning and compiling the queries of {@link DistributedIds} takes longer than that.
 */
final class SharedIds implements NodeIds {
  private final SparkSession spark;
  private final IdType idType;
  private final SortedIds ids;
  private final Broadcast<SortedIds> shared;

  private SharedIds(SparkSession spark, IdType idType, SortedIds ids) {
    this.spark = spark;
    this.idType = idType;
    this.ids = ids;
    this.shared = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ids);
  }

  /** Gathers the ids of {@code table}, distinct ones of each partition; one Spark job. */
  static SharedIds of(EdgeTable table) {
    IdType idType = table.idType();
    List<SortedIds> parts =
        table
            .data()
            .rows()
            .mapPartitions(rows -> List.of(distinct(idType, rows)).iterator())
            .collect();
    SortedIds ids =
        parts.size() == 1
            ? parts.get(0)
            : SortedIds.of(idType, parts.stream().flatMap(SortedIds::all));
    return new SharedIds(table.data().spark(), idType, ids);
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public Dataset<Row> table() {
    Broadcast<SortedIds> known = shared;
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(List.of(ids.size()), 1)
            .flatMap(
                size -> IntStream.range(0, size).mapToObj(node -> row(known, node)).iterator());
    return spark.createDataFrame(rows, NodeDictionary.schema(idType));
  }

  @Override
  public JavaPairRDD<Integer, Object> numbered(int partitions) {
    Broadcast<SortedIds> known = shared;
    int size = ids.size();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
        .flatMapToPair(part -> part(known, size, part, partitions));
  }

  private static Iterator<Tuple2<Integer, Object>> part(
      Broadcast<SortedIds> ids, long size, int part, int parts) {
    return IntStream.range((int) (size * part / parts), (int) (size * (part + 1) / parts))
        .mapToObj(node -> new Tuple2<>(node, ids.value().id(node)))
        .iterator();
  }

  @Override
  public NodeNames names() {
    return ids;
  }

  @Override
  public long[] keys() {
    return ids.all()
        .mapToLong(
            id ->
                XXH64.hashUTF8String(UTF8String.fromString(id.toString()), NodeDictionary.KEY_SEED))
        .toArray();
  }

  @Override
  public JavaRDD<Row> index(EdgeTable table) {
    Broadcast<SortedIds> known = shared;
    boolean weighted = table.weighted();
    return table
        .data()
        .rows()
        .filter(row -> !row.get(0).equals(row.get(1)))
        .map(row -> numbered(known.value(), row, weighted));
  }

  @Override
  public void unpersist() {
    shared.unpersist();
  }

  private static SortedIds distinct(IdType idType, Iterator<Row> rows) {
    Set<Object> ids = new HashSet<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      ids.add(row.get(0));
      ids.add(row.get(1));
    }
    return SortedIds.of(idType, ids.stream());
  }

  private static Row row(Broadcast<SortedIds> ids, int node) {
    return RowFactory.create(node, ids.value().id(node));
  }

  private static Row numbered(SortedIds ids, Row row, boolean weighted) {
    int source = ids.find(row.get(0));
    int target = ids.find(row.get(1));
    return weighted
        ? RowFactory.create(source, target, row.get(2))
        : RowFactory.create(source, target);
  }
}
