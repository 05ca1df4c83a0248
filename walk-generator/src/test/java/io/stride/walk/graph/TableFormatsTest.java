package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.adjacency;
import static io.stride.walk.graph.EdgeFiles.ids;
import static io.stride.walk.graph.EdgeFiles.rows;
import static io.stride.walk.graph.EdgeFiles.write;
import static io.stride.walk.graph.EdgeStores.database;
import static io.stride.walk.graph.EdgeStores.jdbc;
import static io.stride.walk.graph.EdgeStores.read;
import static io.stride.walk.graph.EdgeStores.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same edges are the same graph, whatever stores them. */
class TableFormatsTest {
  private static final Map<String, String> CSV = Map.of("header", "true", "inferSchema", "true");

  private final SparkSession spark = LocalSpark.session();

  @TempDir Path folder;
  private EdgeTable text;

  @BeforeEach
  void readText() throws IOException {
    // A duplicate, a self-loop, a negative id and one beyond 32 bits.
    String lines = "10\t9\t0.5\n9\t-2\t1\n-2\t5000000000\t2\n10\t9\t0.25\n7\t7\t1\n";
    text = EdgeFiles.read(write(folder, "edges.tsv", lines));
    text.edges().createOrReplaceTempView("edges_of_text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "json", "csv"})
  void filesOfAnyFormat(String format) {
    Map<String, String> options = format.equals("csv") ? CSV : Map.of();
    String path = folder.resolve("edges").toString();
    text.edges().repartition(2).write().options(options).format(format).save(path);

    EdgeTable table = read(source(path, format, options));

    assertSameGraph(table);
    assertThat(table.counts().files()).isPositive();
    assertThat(table.counts().notes()).isEmpty();
  }

  @Test
  void aViewAndATableOfTheCatalog() {
    assertSameGraph(read(source("edges_of_text", "table", Map.of())));
    text.edges().write().mode("overwrite").saveAsTable("saved_edges");
    try {
      assertSameGraph(read(source("default.saved_edges", "TABLE", Map.of())));
    } finally {
      spark.sql("drop table saved_edges");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigint", "numeric(19,0)"})
  void aDatabase(String type) throws SQLException {
    String name = "formats" + type.length();
    database(
        name,
        "drop table if exists edges",
        "create table edges (source %1$s, target %1$s, weight real)".formatted(type),
        "insert into edges values (10, 9, 0.5), (9, -2, 1), (-2, 5000000000, 2)",
        "insert into edges values (10, 9, 0.25), (7, 7, 1)");
    Map<String, String> parallel =
        Map.of(
            "partitionColumn",
            "source",
            "lowerBound",
            "-2",
            "upperBound",
            "10",
            "numPartitions",
            "2");

    assertSameGraph(read(jdbc(name, Map.of())));
    assertSameGraph(read(jdbc(name, parallel)));
  }

  @Test
  void aDatabaseIsReadOnce() throws SQLException {
    database("once", "create table edges (source int, target int)");
    database("once", "insert into edges values (1, 2), (2, 3)");
    EdgeTable table = read(jdbc("once", Map.of()));
    database("once", "insert into edges values (1, 4)", "delete from edges where source = 2");

    assertThat(GraphBuilder.build(table).statistics().edges()).isEqualTo(2);
    assertThat(table.idType()).isEqualTo(IdType.INTEGER);
    assertThat(rows(table)).containsExactly("1|2", "2|3");
  }

  @Test
  void aQueryMayRenameColumns() throws SQLException {
    database("query", "create table links (a varchar(9), b varchar(9), kind int)");
    database("query", "insert into links values ('x', 'y', 1), ('y', 'z', 2)");
    EdgeSource given = jdbc("query", Map.of("query", "select a source, b target from links"));
    Map<String, String> options = new HashMap<>(given.options());
    options.remove("dbtable");

    assertThat(rows(read(source("", "jdbc", options)))).containsExactly("x|y", "y|z");
  }

  @Test
  void csvWithoutTypesHasTheSameFingerprintButStringIds() throws IOException {
    Path csv = write(folder, "plain.csv", "source,target\n10,9\n9,2\n");
    EdgeTable strings = read(source(csv.toString(), "csv", Map.of("header", "TRUE")));
    EdgeTable numbers = read(source(csv.toString(), "csv", CSV));

    assertThat(strings.idType()).isEqualTo(IdType.STRING);
    assertThat(strings.counts().notes())
        .containsExactly(
            "all ids are whole numbers, taken as strings; add --option inferSchema=true to read"
                + " numbers as such");
    assertThat(numbers.idType()).isEqualTo(IdType.INTEGER);
    assertThat(numbers.fingerprint()).isEqualTo(strings.fingerprint());
  }

  private void assertSameGraph(EdgeTable table) {
    assertThat(table.fingerprint()).isEqualTo(text.fingerprint());
    assertThat(table.idType()).isEqualTo(IdType.LONG);
    assertThat(table.weighted()).isTrue();
    assertThat(rows(table)).isEqualTo(rows(text));
    PreparedGraph expected = GraphBuilder.build(text);
    PreparedGraph graph = GraphBuilder.build(table);
    assertThat(ids(graph.dictionary())).isEqualTo(ids(expected.dictionary()));
    assertThat(adjacency(graph.graph())).isEqualTo(adjacency(expected.graph()));
    assertThat(graph.statistics()).isEqualTo(expected.statistics());
  }
}
