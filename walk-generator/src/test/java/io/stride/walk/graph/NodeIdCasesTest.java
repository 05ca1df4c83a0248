package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static io.stride.walk.graph.EdgeFiles.ids;
import static io.stride.walk.graph.EdgeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unusual ids all the way to the graph, with ids that are broadcast and with ids that are not. */
class NodeIdCasesTest {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir Path folder;

  @Test
  void integersAtBothEndsOfTheRange() throws IOException {
    List<Object> sorted = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, Long.MAX_VALUE);

    EdgeTable table = parquet(DataTypes.LongType, sorted);
    assertPath(table, sorted);
    EdgeTable text = text(sorted);
    assertPath(text, sorted);
    assertThat(text.fingerprint()).isEqualTo(table.fingerprint());
    assertThat(text.idType()).isEqualTo(IdType.LONG);
  }

  @Test
  void integersJustBeyondTheRangeAreStrings() throws IOException {
    List<Object> sorted =
        List.of("-9223372036854775809", "0", "9223372036854775807", "9223372036854775808");

    assertThat(text(sorted).idType()).isEqualTo(IdType.STRING);
    assertPath(text(sorted), sorted);
  }

  @Test
  void stringsThatSomeComparisonWouldTakeForEachOther() throws IOException {
    // In the order of their UTF-8 bytes.
    List<Object> sorted =
        List.of("01", "1", "1.0", "A", "ANN", "Ann", "a", "ann", "e\u0301", "\u00e9");

    assertPath(parquet(DataTypes.StringType, sorted), sorted);
    assertPath(text(sorted), sorted);
  }

  @Test
  void unicodeInTheOrderOfUtf8() throws IOException {
    // UTF-16 has U+1F600 and U+10FFFF before U+FF21.
    List<Object> sorted =
        List.of("z", "\u00e9", "\u4e2d", "\uFF21", "\uFFFD", "\uD83D\uDE00", "\uDBFF\uDFFF");

    assertPath(parquet(DataTypes.StringType, sorted), sorted);
    assertPath(text(sorted), sorted);
  }

  @Test
  void whiteSpaceAndNothingAreIdsInTables() {
    List<Object> sorted =
        List.of("", "\t", "\n", " ", "  ", " a", "a", "a\tb", "a\nb", "a ", "a b", "a\u00a0");

    assertPath(parquet(DataTypes.StringType, sorted), sorted);
  }

  /** Writes a path graph through {@code ids}, in an order that is not theirs. */
  private EdgeTable parquet(DataType type, List<Object> ids) {
    StructType schema = new StructType().add("source", type).add("target", type);
    List<Row> rows = new ArrayList<>();
    for (int i = ids.size() - 1; i > 0; i--) {
      rows.add(RowFactory.create(ids.get(i), ids.get(i - 1)));
    }
    String path = folder.resolve("edges.parquet").toString();
    SPARK.createDataFrame(rows, schema).repartition(3).write().parquet(path);
    return EdgeReader.read(SPARK, EdgeInput.undirected(path));
  }

  private EdgeTable text(List<Object> ids) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = ids.size() - 1; i > 0; i--) {
      lines.append(ids.get(i)).append('\t').append(ids.get(i - 1)).append('\n');
    }
    return EdgeFiles.read(write(folder, "edges.tsv", lines.toString()));
  }

  /** Requires that node i is {@code sorted[i]} and its neighbours are those before and after. */
  private static void assertPath(EdgeTable table, List<Object> sorted) {
    List<String> expected =
        IntStream.range(0, sorted.size())
            .mapToObj(
                node ->
                    IntStream.of(node - 1, node + 1)
                        .filter(other -> other >= 0 && other < sorted.size())
                        .mapToObj(other -> other + ":1.0")
                        .toList()
                        .toString())
            .toList();
    long[] keys = null;
    for (SharingLimit limit : List.of(SharingLimit.DEFAULT, SharingLimit.NEVER)) {
      PreparedGraph graph = GraphBuilder.build(table, limit);
      assertThat(ids(graph.dictionary())).isEqualTo(sorted);
      assertThat(adjacency(graph.graph())).isEqualTo(expected);
      assertThat(graph.dictionary().keys()).doesNotHaveDuplicates();
      keys = keys == null ? graph.dictionary().keys() : keys;
      assertThat(graph.dictionary().keys()).isEqualTo(keys);
      graph.dictionary().unpersist();
    }
  }
}
