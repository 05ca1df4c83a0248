package io.stride.jobs.embed;

import static io.stride.jobs.testing.SmallEmbed.arguments;
import static io.stride.jobs.testing.SmallEmbed.assertNothingLeft;
import static io.stride.jobs.testing.SmallEmbed.file;
import static io.stride.jobs.testing.SmallEmbed.karate;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.testing.Invocation;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which edges can be wrong: code 3, one clear line, nothing left behind. */
class BadInputIT {
  private static final String WEIGHT = ", must be a finite number > 0";

  @TempDir private Path directory;

  @BeforeAll
  static void startSpark() {
    var unused = LocalSpark.session();
  }

  static Stream<Arguments> badEdges() {
    return Stream.of(
        Arguments.of("", " is empty; it must hold the edges of the graph"),
        Arguments.of("# a comment\n\n#another\n", " holds no edge, only comments and blank lines"),
        Arguments.of("# c\n1\t2\n2\n", " line 3 has one column"),
        Arguments.of("1\t2\t1\n2\t3\t-1\n", " line 2: weight was -1" + WEIGHT),
        Arguments.of("1\t2\t1\n2\t3\t0\n", " line 2: weight was 0" + WEIGHT),
        Arguments.of("1\t2\t1\n2\t3\tNaN\n", " line 2: weight was NaN" + WEIGHT),
        Arguments.of("1\t2\t1\n2\t3\theavy\n", " line 2: weight was heavy" + WEIGHT),
        Arguments.of("1\t2\t1\n2\t3\n", " line 2 has no weight in column 3"),
        Arguments.of("1\t1\n2\t2\n", "the graph has no usable edge: 2 nodes, 2 self-loops dropped"),
        Arguments.of("1\t1\n", "the graph has no usable edge: 1 node, 1 self-loop dropped"));
  }

  @ParameterizedTest
  @MethodSource("badEdges")
  void badEdgesAreOneLine(String text, String message) {
    Path input = file(directory, "edges.tsv", text);

    Invocation invocation = embed(input);

    assertThat(invocation.errors()).singleElement().asString().contains(message);
    if (!message.startsWith("the graph")) {
      assertThat(invocation.errors().get(0)).startsWith("embed: " + input);
    }
  }

  @Test
  void missing() {
    assertThat(embed(directory.resolve("none.tsv")).errors())
        .containsExactly(
            "embed: there is no file at %s/none.tsv; input.path must name the edges of the graph"
                .formatted(directory));
  }

  @Test
  void unreadable() {
    Path damaged = file(directory, "edges.tsv.gz", "this is not gzip");

    assertThat(embed(damaged).errors())
        .singleElement()
        .asString()
        .startsWith("embed: cannot read " + damaged + ": ");
  }

  @Test
  void ofAFileSystemThatNobodyKnows() {
    assertThat(embed("nosuch://host/edges").errors())
        .singleElement()
        .asString()
        .startsWith("embed: cannot read nosuch://host/edges: ")
        .contains("nosuch");
  }

  @Test
  void aParquetTableWithoutTheColumns() throws IOException {
    Path table = directory.resolve("edges.parquet");
    LocalSpark.session().range(3).toDF("from").write().parquet(table.toString());

    assertThat(embed(table).errors()).singleElement().asString().contains("source", "from");
  }

  @Test
  void anOutputBelowAFileIsRefusedBeforeTheEdgesAreRead() throws IOException {
    Path output = file(directory, "file", "").resolve("out");

    Invocation invocation = Invocation.of(arguments(karate(), output));

    assertThat(invocation.code()).isEqualTo(2);
    assertThat(invocation.errors())
        .singleElement()
        .asString()
        .startsWith("embed: output.path was file:" + output + ", must be a directory that can be")
        .endsWith(" See conf/reference.conf.");
    assertThat(invocation.err()).doesNotContain("reading edges");
    assertThat(Files.size(directory.resolve("file"))).isZero();
  }

  private Invocation embed(Path input) {
    return embed(input.toString());
  }

  private Invocation embed(String input) {
    Path output = directory.resolve("out");
    Invocation invocation = Invocation.of(arguments(input, output));
    assertThat(invocation.code()).isEqualTo(3);
    assertThat(invocation.out()).isEmpty();
    assertNothingLeft(output);
    return invocation;
  }
}
