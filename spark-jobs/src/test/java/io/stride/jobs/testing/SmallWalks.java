package io.stride.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.walk.testing.LocalSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Calls of {@code stride walks} on small graphs, and what they leave behind. */
public final class SmallWalks {
  private SmallWalks() {}

  /** The arguments of a run named {@code w1} of walks of 10 nodes, 4 a node. */
  public static String[] arguments(Path input, Path output, String... more) {
    List<String> given = Arrays.asList(more);
    Stream<String> own =
        Stream.of("walks", "--input", input.toString(), "--output", output.toString());
    Stream<String> rest =
        Stream.of(
                without(given, "--run-id", "w1"),
                without(given, "--walk-length", "10"),
                without(given, "--walks-per-node", "4"),
                given.stream())
            .flatMap(part -> part);
    return Stream.concat(own, rest).toArray(String[]::new);
  }

  /** Walks and requires that it works. */
  public static Invocation walk(Path input, Path output, String... more) {
    Invocation invocation = Invocation.of(arguments(input, output, more));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    return invocation;
  }

  /** The walks of run {@code w1}. */
  public static Dataset<Row> table(Path output) {
    return LocalSpark.session().read().parquet(output + "/walks/run=w1");
  }

  /** The same as sorted texts like {@code 1 0 [1, 2, 3]}, repeated ones kept. */
  public static List<String> rows(Path output) {
    return table(output).collectAsList().stream().map(SmallWalks::text).sorted().toList();
  }

  /** The nodes that walks start at, as text. */
  public static Set<String> starts(Path output) {
    return rows(output).stream()
        .map(row -> row.substring(0, row.indexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A row as text. */
  public static String text(Row row) {
    return row.get(0) + " " + row.getInt(1) + " " + row.getList(2);
  }

  private static Stream<String> without(List<String> given, String option, String value) {
    return given.contains(option) ? Stream.empty() : Stream.of(option, value);
  }
}
