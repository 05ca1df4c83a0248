package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.arguments;
import static io.stride.jobs.testing.SmallEmbed.assertNothingLeft;
import static io.stride.jobs.testing.SmallEmbed.embed;
import static io.stride.jobs.testing.SmallEmbed.file;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static io.stride.jobs.testing.SmallEmbed.rows;
import static io.stride.jobs.testing.SmallEmbed.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edges from tables of all kinds through {@code stride embed}. */
class TableInputIT {
  private static final String PASSWORD = "correct-horse";
  private static final String URL = "jdbc:h2:mem:embed;DB_CLOSE_DELAY=-1;PASSWORD=" + PASSWORD;

  @TempDir private Path directory;
  private Dataset<Row> edges;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  @BeforeEach
  void readKarate() {
    edges =
        LocalSpark.session()
            .read()
            .option("sep", "\t")
            .option("comment", "#")
            .schema("source long, target long")
            .csv(karate().toString());
  }

  @Test
  void csvAndATableGiveTheVectorsOfText() {
    Path csv = directory.resolve("edges");
    edges.toDF("from", "to").write().option("header", "true").csv(csv.toString());
    edges.createOrReplaceTempView("karate");

    Dataset<Row> fromCsv =
        embed(
            csv,
            directory.resolve("a"),
            "--format",
            "csv",
            "--option",
            "header=true",
            "--option",
            "inferSchema=true",
            "--source-column",
            "from",
            "--target-column",
            "to");
    Invocation fromTable =
        Invocation.of(arguments("karate", directory.resolve("b"), "--format", "table"));

    assertThat(fromTable.code()).as(fromTable.err()).isZero();
    assertThat(vectors(fromCsv))
        .isEqualTo(vectors(embed(karate(), directory.resolve("text"))))
        .isEqualTo(vectors(rows(directory.resolve("b"))));
  }

  @Test
  void aDatabaseNeedsNoInputAndItsPasswordStaysWithUs() throws IOException {
    Properties login = new Properties();
    login.put("user", "sa");
    login.put("password", PASSWORD);
    edges.write().jdbc(URL, "edges", login);
    Path out = directory.resolve("out");

    Invocation invocation = database(out, "--option", "dbtable=edges", "--json");

    assertThat(invocation.code()).as(invocation.err()).isZero();
    String manifest = Files.readString(out.resolve("manifests/r1.json"));
    assertThat(manifest)
        .contains("\"nodes\" : 34", "\"format\" : \"jdbc\"", "\"password\" : \"(redacted)\"")
        .contains("jdbc:h2:mem:embed;DB_CLOSE_DELAY=-1;PASSWORD=(redacted)");
    assertThat(manifest + invocation.out() + invocation.err()).doesNotContain(PASSWORD);
  }

  @Test
  void aDatabaseThatRefusesIsOneLine() {
    Path out = directory.resolve("out");

    Invocation invocation = database(out, "--option", "dbtable=none", "--verbose");

    assertThat(invocation.code()).isEqualTo(3);
    assertThat(invocation.errors().get(0))
        .startsWith("embed: cannot read the jdbc source none at jdbc:h2:mem:embed;")
        .contains("not found");
    assertThat(invocation.out() + invocation.err()).doesNotContain(PASSWORD);
    assertNothingLeft(out);
  }

  @Test
  void anUnknownFormatIsOneLine() {
    Path input = file(directory, "e.x", "1,2\n");
    Path out = directory.resolve("out");

    Invocation invocation = Invocation.of(arguments(input, out, "--format", "exel"));

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("embed: input.format was exel, must be auto, text, parquet, table or a data");
    assertNothingLeft(out);
  }

  private static Invocation database(Path out, String... more) {
    Stream<String> access =
        Stream.of("url=" + URL, "user=sa", "password=" + PASSWORD)
            .flatMap(option -> Stream.of("--option", option));
    Stream<String> given = Stream.concat(Stream.of("--format", "jdbc"), access);
    return Invocation.of(
        arguments("", out, Stream.concat(given, Stream.of(more)).toArray(String[]::new)));
  }
}
