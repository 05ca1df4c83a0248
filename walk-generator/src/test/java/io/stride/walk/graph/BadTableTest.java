package io.stride.walk.graph;

import static io.stride.walk.graph.EdgeFiles.write;
import static io.stride.walk.graph.EdgeStores.problem;
import static io.stride.walk.graph.EdgeStores.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a table, told in one line. */
class BadTableTest {
  private static final Map<String, String> HEADER = Map.of("header", "true");

  private final SparkSession spark = LocalSpark.session();

  @TempDir Path folder;

  @Test
  void anUnknownFormat() {
    assertThat(problem(source("x", "no-such-source", Map.of())))
        .startsWith("input.format was no-such-source, must be auto, text, parquet, table or")
        .contains("--packages");
    // Spark knows the name but has not got it.
    assertThat(problem(source("x", "avro", Map.of()))).startsWith("input.format was avro, must be");
  }

  @Test
  void noFileOrNoPath() {
    assertThat(problem(source(folder + "/none.csv", "csv", Map.of())))
        .isEqualTo(
            "there is no file at %s/none.csv; input.path must name the edges of the graph"
                .formatted(folder));
    assertThat(problem(source("", "orc", Map.of())))
        .startsWith("input.path was empty, must be a path if input.format is orc");
  }

  @Test
  void csvWithoutItsHeader() throws IOException {
    String csv = write(folder, "e.csv", "source,target\n1,2\n").toString();
    assertThat(problem(source(csv, "csv", Map.of())))
        .isEqualTo(
            csv
                + " has no column 'source' (input.columns.source); it has: _c0, _c1; add --option"
                + " header=true if the first line names the columns, or set input.columns");
  }

  @Test
  void csvWithoutTypesHasNoWeights() throws IOException {
    String csv = write(folder, "e.csv", "source,target,weight\n1,2,3\n").toString();
    assertThat(problem(source(csv, "csv", HEADER)))
        .isEqualTo(
            csv
                + ": column 'weight' is string, must be a number; add --option inferSchema=true to"
                + " read numbers as such");
  }

  @Test
  void shortLinesAndNoLines() throws IOException {
    String gaps = write(folder, "gaps.csv", "source,target\n1,2\n3\n,4\n").toString();
    assertThat(problem(source(gaps, "csv", HEADER))).endsWith(": 1 row has no source (null)");
    String empty = write(folder, "empty.csv", "source,target\n").toString();
    assertThat(problem(source(empty, "csv", HEADER)))
        .isEqualTo(empty + " holds no edge: the table has no rows");
  }

  @Test
  void anOptionOfTheWrongType() throws IOException {
    String csv = write(folder, "e.csv", "source,target\n1,2\n").toString();
    assertThat(problem(source(csv, "csv", Map.of("header", "maybe"))))
        .startsWith("cannot read " + csv + ": header flag can be true or false");
  }

  @Test
  void filesOfSeveralFormats() throws IOException {
    Path mixed = folder.resolve("mixed");
    spark.sql("select 1 source, 2 target").write().orc(mixed.toString());
    Files.writeString(mixed.resolve("a.txt"), "3\t4\n");
    assertThat(problem(source(mixed.toString(), "orc", Map.of())))
        .startsWith("cannot read " + mixed + ": ");
    assertThat(problem(source(mixed.toString(), "parquet", Map.of())))
        .endsWith("is not a Parquet file, or only a part of one");
  }

  @Test
  void aTableThatIsNotThere() {
    assertThat(problem(source("no_db.no_table", "table", Map.of())))
        .startsWith("cannot read table no_db.no_table: ")
        .contains("cannot be found");
    assertThat(problem(source("not a name", "table", Map.of())))
        .startsWith("cannot read table not a name: ");
  }

  @Test
  void columnsThatDifferOnlyInCase() {
    spark.sql("select 1 Source, 2 TARGET").createOrReplaceTempView("upper");
    assertThat(EdgeFiles.rows(EdgeStores.read(source("upper", "table", Map.of()))))
        .containsExactly("1|2");
    spark.sql("select 1 Source, 2 SOURCE, 3 target").createOrReplaceTempView("twice");
    assertThat(problem(source("twice", "table", Map.of())))
        .isEqualTo("table twice has 2 columns 'source'; one must have a name of its own");
  }

  @Test
  void decimalsWithAFraction() {
    spark.sql("select 1.50 source, 2 target").createOrReplaceTempView("fractions");
    assertThat(problem(source("fractions", "table", Map.of())))
        .isEqualTo(
            "table fractions: column 'source' is decimal(3,2), must be an integer or a string;"
                + " a decimal must have the scale 0");
  }
}
