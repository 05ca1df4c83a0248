package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.ids;
import static io.stride.walk.graph.EdgeFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.EdgeInput.Columns;
import io.stride.walk.graph.EdgeInput.Separator;
import io.stride.walk.graph.EdgeInput.Weights;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetEdgesTest {
  private final SparkSession spark = LocalSpark.session();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"int, INTEGER", "smallint, INTEGER", "bigint, LONG", "string, STRING"})
  void idsKeepTheirType(String type, IdType expected) {
    String values = "values (10, 9), (9, 2), (2, 10)";
    String query = "select cast(col1 as %1$s) source, cast(col2 as %1$s) target from %2$s";
    EdgeTable table = read(write(query.formatted(type, values)));
    assertThat(table.idType()).isEqualTo(expected);
    assertThat(table.edges().schema().apply("source").dataType()).isEqualTo(expected.sparkType());
    assertThat(table.weighted()).isFalse();
    assertThat(ids(NodeDictionary.of(table)).toString())
        .isEqualTo(expected == IdType.STRING ? "[10, 2, 9]" : "[2, 9, 10]");
  }

  @Test
  void anIntegerAndALongColumnMakeLongs() {
    EdgeTable table = read(write("select 1 source, 5000000000 target, 2 weight"));
    assertThat(table.idType()).isEqualTo(IdType.LONG);
    assertThat(rows(table)).containsExactly("1|5000000000|2.0");
  }

  @Test
  void columnsAreNamedByTheSettings() {
    Columns columns = new Columns("the.from", "to", "w");
    String path = write("select 'a' `the.from`, 'b' to, 0.5 w, 7 source");
    assertThat(rows(read(input(path, columns, Weights.AUTO)))).containsExactly("a|b|0.5");
    assertThat(rows(read(input(path, columns, Weights.NO)))).containsExactly("a|b");
  }

  @Test
  void aMissingColumnIsNamedWithThoseThereAre() {
    String path = write("select 1 src, 2 dst");
    assertThat(problem(path))
        .endsWith("has no column 'source' (input.columns.source); it has: src, dst");
    Columns columns = new Columns("src", "dst", "weight");
    assertThat(problem(input(path, columns, Weights.YES)))
        .contains("has no column 'weight' (input.columns.weight)");
  }

  @Test
  void columnsOfOtherTypesAreRefused() {
    assertThat(problem(write("select 1.5D source, 2 target")))
        .endsWith("column 'source' is double, must be an integer or a string");
    assertThat(problem(write("select 1 source, '2' target")))
        .contains("one of the id columns is a string, the other an integer");
    assertThat(problem(write("select 1 source, 2 target, 'x' weight")))
        .endsWith("column 'weight' is string, must be a number");
  }

  @Test
  void nullsAndBadWeightsAreCounted() {
    assertThat(
            problem(
                write("select col1 source, col2 target from values (1, 2), (null, 3), (null, 4)")))
        .endsWith(": 2 rows have no source (null)");
    String weights = "select 1 source, 2 target, cast(col1 as double) weight from values ";
    assertThat(problem(write(weights + "(1), (null)"))).endsWith("1 row has no weight (null)");
    assertThat(problem(write(weights + "(1), (-2), (2)")))
        .endsWith("1 row has a bad weight: weight was -2.0, must be a finite number > 0");
    assertThat(problem(write(weights + "('NaN')"))).contains("weight was NaN");
  }

  @Test
  void noRowsOrNoParquetIsRefused() throws IOException {
    assertThat(problem(write("select 1 source, 2 target where false"))).contains("holds no edge");
    Path text = Files.writeString(folder.resolve("text.parquet"), "1\t2\n");
    assertThat(problem(text.toString())).contains("is not a Parquet file");
    Path half = folder.resolve("half.parquet");
    Files.writeString(half, "PAR1 and nothing that a footer could be PAR1");
    assertThat(problem(half.toString())).startsWith(half + " is not a Parquet file");
  }

  @Test
  void aFileWithoutTheUsualNameIsKnownByItsMark() throws IOException {
    Path written = Path.of(write("select 1 source, 2 target"));
    Path plain = folder.resolve("plain");
    try (var files = Files.list(written)) {
      Path part =
          files
              .filter(file -> file.getFileName().toString().startsWith("part-"))
              .findAny()
              .orElseThrow();
      Files.copy(part, plain);
    }
    assertThat(rows(read(plain.toString()))).containsExactly("1|2");
  }

  private String write(String query) {
    String path = folder.resolve("edges-" + Integer.toHexString(query.hashCode())).toString();
    spark.sql(query).write().parquet(path);
    return path;
  }

  private EdgeTable read(String path) {
    return read(EdgeInput.undirected(path));
  }

  private EdgeTable read(EdgeInput input) {
    return EdgeReader.read(spark, input);
  }

  private static EdgeInput input(String path, Columns columns, Weights weights) {
    EdgeSource source = new EdgeSource(path, EdgeFormat.PARQUET, Map.of());
    return new EdgeInput(source, Separator.AUTO, false, weights, columns);
  }

  private String problem(String path) {
    return problem(EdgeInput.undirected(path));
  }

  private String problem(EdgeInput input) {
    InvalidInputException thrown =
        catchThrowableOfType(InvalidInputException.class, () -> read(input));
    assertThat(thrown).isNotNull();
    assertThat(thrown.getMessage()).doesNotContain("\n");
    return thrown.getMessage();
  }
}
