package io.stride.jobs.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.walk.graph.IdType;
import io.stride.walk.testing.LocalSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.mapred.FileAlreadyExistsException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.Tuple2;

/** What is written is what Spark SQL reads. */
class VectorFilesIT {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(SPARK.sparkContext());

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void idsKeepTheirType(IdType type) throws Exception {
    IntFunction<Object> id =
        switch (type) {
          case INTEGER -> node -> node * 7;
          case LONG -> node -> node * 7_000_000_000L;
          case STRING -> "nœud %03d"::formatted;
        };
    List<Row> rows = write(ids(20, id), type, 20, 3).collectAsList();
    assertThat(rows).extracting(row -> row.get(0)).containsExactlyElementsOf(named(20, id));
    assertThat(schema().apply("node").dataType()).isEqualTo(type.sparkType());
  }

  @Test
  void hasTheSchemaOfTheContract() throws Exception {
    write(ids(4, node -> (long) node), IdType.LONG, 4, 1);
    assertThat(schema().fieldNames()).containsExactly("node", "embedding", "walks", "status");
    assertThat(schema().apply("embedding").dataType().simpleString()).isEqualTo("array<float>");
    assertThat(schema().apply("walks").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(schema().apply("status").dataType()).isEqualTo(DataTypes.StringType);
  }

  @Test
  void everyNamedNodeHasOneRowAndItsStatus() throws Exception {
    List<Row> rows = write(ids(20, node -> (long) node), IdType.LONG, 20, 3).collectAsList();
    assertThat(rows).hasSize(20);
    for (int node = 0; node < 20; node++) {
      Row row = rows.get(node);
      float value = node % 5 == 0 ? 0f : node + 0.5f;
      assertThat(row.<Float>getList(1)).isEqualTo(Collections.nCopies(3, value));
      assertThat(row.getInt(2)).isEqualTo(node % 5 == 0 ? 0 : node % 3);
      assertThat(row.getString(3))
          .isEqualTo(node % 5 == 0 ? "isolated" : node % 3 == 0 ? "unseen" : "embedded");
    }
    assertThat(files().counts())
        .isEqualTo(
            Map.of(
                VectorStatus.ISOLATED, 4L,
                VectorStatus.UNSEEN, 5L,
                VectorStatus.EMBEDDED, 11L));
  }

  @Test
  void filesAreRangesOfIds() throws Exception {
    write(ids(20, node -> (long) node), IdType.LONG, 20, 3);
    List<String> files =
        Arrays.stream(directory.resolve("table").toFile().list())
            .filter(name -> name.endsWith(".parquet"))
            .sorted()
            .toList();
    assertThat(files)
        .hasSize(3)
        .allMatch(name -> name.matches("part-r-0000\\d\\.snappy\\.parquet"));
    long before = -1;
    for (String file : files) {
      for (Row row :
          SPARK.read().parquet(directory.resolve("table/" + file) + "").collectAsList()) {
        assertThat(row.getLong(0)).isGreaterThan(before);
        before = row.getLong(0);
      }
    }
  }

  @Test
  void vectorsThatNobodyAskedForAreLeftOut() throws Exception {
    JavaPairRDD<Integer, Object> some = ids(20, node -> (long) node).filter(id -> id._1() % 2 == 1);
    assertThat(write(some, IdType.LONG, 10, 1).collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(1L, 3L, 5L, 7L, 9L, 11L, 13L, 15L, 17L, 19L);
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    write(ids(4, node -> (long) node), IdType.LONG, 4, 1);
    assertThatThrownBy(() -> write(ids(4, node -> (long) node), IdType.LONG, 4, 1))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void compressionIsThatOfSparkSql() throws Exception {
    String key = "spark.sql.parquet.compression.codec";
    SPARK.conf().set(key, "none");
    try {
      write(ids(4, node -> (long) node), IdType.LONG, 4, 1);
    } finally {
      SPARK.conf().unset(key);
    }
    assertThat(directory.resolve("table").toFile().list()).contains("part-r-00000.parquet");
  }

  private org.apache.spark.sql.Dataset<Row> write(
      JavaPairRDD<Integer, Object> ids, IdType type, long count, int files) throws Exception {
    files()
        .write(new VectorFiles.Nodes(ids, type, 20, count), vectors(), new VectorTable(3, files));
    return SPARK.read().parquet(directory.resolve("table").toString()).orderBy("node");
  }

  private VectorFiles files() {
    return new VectorFiles(
        SPARK, new org.apache.hadoop.fs.Path(directory.resolve("table").toString()));
  }

  private StructType schema() {
    return SPARK.read().parquet(directory.resolve("table").toString()).schema();
  }

  private static List<Object> named(int count, IntFunction<Object> id) {
    return IntStream.range(0, count).mapToObj(id).toList();
  }

  private static JavaPairRDD<Integer, Object> ids(int count, IntFunction<Object> id) {
    List<Tuple2<Integer, Object>> ids = new ArrayList<>();
    IntStream.range(0, count).forEach(node -> ids.add(new Tuple2<>(node, id.apply(node))));
    Collections.shuffle(ids, new Random(5));
    return CONTEXT.parallelizePairs(ids, 2);
  }

  /** One for every node but each fifth; every third is of no walk. */
  private static JavaRDD<NodeEmbedding> vectors() {
    List<Integer> nodes =
        new ArrayList<>(IntStream.range(0, 20).filter(node -> node % 5 != 0).boxed().toList());
    Collections.shuffle(nodes, new Random(7));
    return CONTEXT
        .parallelize(nodes, 3)
        .map(
            node -> {
              float[] vector = new float[3];
              Arrays.fill(vector, node + 0.5f);
              return new NodeEmbedding(node, vector, node % 3);
            });
  }
}
