package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.embed;
import static io.stride.jobs.testing.SmallEmbed.file;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static io.stride.jobs.testing.SmallEmbed.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.SmallEmbed;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of all kinds through {@code stride embed}. */
class EmbedGraphsIT {
  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @Test
  void aNodeWithNothingButALoopIsIsolatedAndZero() {
    // Many edges, so that there are enough walks to hold some out.
    Path input = file(directory, "loop.tsv", "1\t2\n2\t3\n3\t1\n3\t4\n4\t5\n7\t7\n");

    Dataset<Row> rows = embed(input, out());

    assertThat(rows.filter("status = 'embedded'").count()).isEqualTo(5);
    Row isolated =
        rows.filter("status = 'isolated'").select("node", "walks").collectAsList().get(0);
    assertThat(isolated.getLong(0)).isEqualTo(7);
    assertThat(isolated.getInt(1)).isZero();
    assertThat(vectors(rows).get("7")).isEqualTo(Collections.nCopies(SmallEmbed.SIZE, 0f));
  }

  @Test
  void aDirectedGraphWithSinksIsEmbeddedInFull() {
    Path input = file(directory, "tree.tsv", "1\t2\n1\t3\n2\t4\n2\t5\n3\t6\n3\t7\n");

    Dataset<Row> rows = embed(input, out(), "--directed");

    assertThat(rows.filter("status = 'embedded'").count()).isEqualTo(7);
    assertThat(vectors(rows).values())
        .allSatisfy(vector -> assertThat(vector).allMatch(x -> Float.isFinite(x)));
  }

  @Test
  void weightsChangeTheVectors() throws IOException {
    try (Stream<String> lines = Files.lines(karate())) {
      String weighted =
          lines
              .filter(line -> !line.startsWith("#"))
              .map(line -> line + "\t" + (line.startsWith("1\t") ? 10 : 0.5))
              .collect(Collectors.joining("\n"));
      Path input = file(directory, "weighted.tsv", weighted);

      Dataset<Row> rows = embed(input, out());

      assertThat(rows.count()).isEqualTo(34);
      assertThat(vectors(rows))
          .isNotEqualTo(vectors(embed(input, directory.resolve("plain"), "--weights", "no")));
    }
  }

  @Test
  void theSameEdgesAsParquetGiveTheSameVectors() {
    String parquet = directory.resolve("edges.parquet").toString();
    LocalSpark.session()
        .read()
        .option("sep", "\t")
        .option("comment", "#")
        .schema("source long, target long")
        .csv(karate().toString())
        .write()
        .parquet(parquet);

    assertThat(vectors(embed(Path.of(parquet), out())))
        .isEqualTo(vectors(embed(karate(), directory.resolve("text"))));
  }

  @Test
  void idsMayBeTextWithSpaces() {
    Path input =
        file(
            directory,
            "names.tsv",
            "Ann Lee\tBob\nBob\tCarl, Jr.\nCarl, Jr.\tAnn Lee\nBob\t4 you\n");

    Dataset<Row> rows = embed(input, out());

    assertThat(rows.schema().apply("node").dataType().simpleString()).isEqualTo("string");
    assertThat(vectors(rows)).containsOnlyKeys("4 you", "Ann Lee", "Bob", "Carl, Jr.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void anyNumberOfPartitionsTrains(int partitions) throws IOException {
    Dataset<Row> rows =
        embed(
            karate(),
            out(),
            "--set",
            "averaging.partitions=" + partitions,
            "--set",
            "output.files=" + partitions);

    assertThat(rows.filter("status = 'embedded'").count()).isEqualTo(34);
    assertThat(SmallEmbed.below(out(), "embeddings/run=r1"))
        .filteredOn(name -> name.startsWith("part-"))
        .hasSize(partitions);
    assertThat(Files.readString(out().resolve("manifests/r1.json")))
        .contains("\"partitions\" : " + partitions);
  }

  @Test
  void pathsMayHaveSpaces() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("my graphs"));
    Path input = Files.copy(karate(), folder.resolve("the club.tsv"));

    assertThat(embed(input, folder.resolve("the out")).count()).isEqualTo(34);
  }

  private Path out() {
    return directory.resolve("out");
  }
}
