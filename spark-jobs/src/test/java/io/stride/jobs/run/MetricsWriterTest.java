package io.stride.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsWriterTest {
  private static final String TYPES =
      "struct<round:bigint,loss:double,done:boolean,note:string,share:double>";

  @TempDir Path directory;

  @Test
  void recordsBecomeParquetAndJson() throws IOException {
    write(
        "rounds", MetricsTable.of(Round.class, List.of(new Round(1, 0.5f, true, Note.GOOD, null))));

    Dataset<Row> table = parquet("rounds");
    assertThat(table.schema().simpleString()).isEqualTo(TYPES);
    Row row = table.head();
    assertThat(row.getLong(0)).isEqualTo(1);
    assertThat(row.getDouble(1)).isEqualTo(0.5);
    assertThat(row.getBoolean(2)).isTrue();
    assertThat(row.getString(3)).isEqualTo("GOOD");
    assertThat(row.isNullAt(4)).isTrue();
    assertThat(Files.readString(directory.resolve("rounds.json")))
        .isEqualToIgnoringWhitespace(
            "[{\"round\":1,\"loss\":0.5,\"done\":true,\"note\":\"GOOD\",\"share\":null}]");
  }

  @Test
  void theTypesDoNotDependOnTheRows() throws IOException {
    write("rounds", MetricsTable.of(Round.class, List.of()));

    assertThat(parquet("rounds").schema().simpleString()).isEqualTo(TYPES);
    assertThat(parquet("rounds").count()).isZero();
  }

  @Test
  void mapsAreConvertedToTheirColumns() throws IOException {
    List<MetricsTable.Column> columns =
        List.of(
            new MetricsTable.Column("operator", MetricsType.TEXT),
            new MetricsTable.Column("auc", MetricsType.DOUBLE));
    Map<String, Object> unknown = new HashMap<>();
    unknown.put("operator", "average");

    write(
        "links",
        MetricsTable.of(columns, Arrays.asList(Map.of("operator", "hadamard", "auc", 1), unknown)));

    assertThat(parquet("links").schema().simpleString())
        .isEqualTo("struct<operator:string,auc:double>");
    assertThat(parquet("links").collectAsList().toString())
        .isEqualTo("[[hadamard,1.0], [average,null]]");
    assertThatThrownBy(() -> MetricsTable.of(columns, List.of(Map.of("auc", "high"))))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  void onlyReplaceTouchesAnEarlierTable() throws IOException {
    MetricsTable one =
        MetricsTable.of(Round.class, List.of(new Round(1, 0.5f, true, Note.GOOD, 2.0)));
    MetricsTable none = MetricsTable.of(Round.class, List.of());
    write("rounds", one);

    assertThatThrownBy(() -> write("rounds", none)).isInstanceOf(IOException.class);
    assertThat(parquet("rounds").count()).isOne();

    writer().replace("rounds", none);
    assertThat(parquet("rounds").count()).isZero();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("rounds.parquet", "rounds.json");
    }
  }

  @Test
  void theTableIsOneSnappyFileThatSparkCallsComplete() throws IOException {
    write("rounds", MetricsTable.of(Round.class, List.of()));

    try (Stream<Path> files = Files.list(directory.resolve("rounds.parquet"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".crc"))
          .containsExactlyInAnyOrder("part-00000.snappy.parquet", "_SUCCESS");
    }
    assertThat(parquet("rounds").schema().fields()).allMatch(field -> field.nullable());
  }

  private void write(String name, MetricsTable table) throws IOException {
    writer().write(name, table);
  }

  private MetricsWriter writer() {
    return new MetricsWriter(spark(), new org.apache.hadoop.fs.Path(directory.toUri()));
  }

  private Dataset<Row> parquet(String name) {
    return spark().read().parquet(directory.resolve(name + ".parquet").toString());
  }

  private static SparkSession spark() {
    return LocalSpark.session();
  }

  enum Note {
    GOOD
  }

  record Round(int round, float loss, boolean done, Note note, Double share) {}
}
