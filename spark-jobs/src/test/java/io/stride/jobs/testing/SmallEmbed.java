package io.stride.jobs.testing;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.stride.jobs.config.StrideConfig;
import io.stride.walk.testing.LocalSpark;
import io.stride.walk.testing.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Calls of {@code stride embed} that take a second or two, and what they leave behind. */
public final class SmallEmbed {
  /** Numbers per vector. */
  public static final int SIZE = 16;

  private static final List<String> SETTINGS =
      List.of(
          "features.size=" + SIZE,
          "model.latent=" + SIZE,
          "walk.per-node=2",
          "walk.length=20",
          "training.piece-length=5",
          "training.tokens=2000");

  private SmallEmbed() {}

  /** The bundled karate club: 34 nodes, 78 edges. */
  public static Path karate() {
    return TestData.repositoryRoot().resolve("data/karate/edges.tsv");
  }

  /** The arguments of a run named {@code r1}; {@code more} may name another one. */
  public static String[] arguments(Path input, Path output, String... more) {
    return arguments(input.toString(), output, more);
  }

  /** The same for an input that is no path of this machine. */
  public static String[] arguments(String input, Path output, String... more) {
    return job("embed", input, output, more);
  }

  /** The same for another job with the settings of embed. */
  public static String[] job(String job, String input, Path output, String... more) {
    Stream<String> own = Stream.of(job, "--input", input, "--output", output.toString());
    Stream<String> settings = SETTINGS.stream().flatMap(setting -> Stream.of("--set", setting));
    Stream<String> name =
        List.of(more).contains("--run-id") ? Stream.empty() : Stream.of("--run-id", "r1");
    return Stream.of(own, settings, name, Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  /** The settings of such a call in which {@code assignments}, {@code key=value}, win. */
  public static StrideConfig config(Path input, Path output, String... assignments) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.add("input.path=" + input);
    all.add("output.path=" + output);
    all.addAll(List.of(assignments));
    return StrideConfig.load(Optional.empty(), all, Map.of());
  }

  /** Embeds and requires that it works. */
  public static Dataset<Row> embed(Path input, Path output, String... more) {
    Invocation invocation = Invocation.of(arguments(input, output, more));
    assertThat(invocation.code()).as(invocation.err()).isZero();
    return rows(output);
  }

  /** The embeddings of run {@code r1}. */
  public static Dataset<Row> rows(Path output) {
    return LocalSpark.session().read().parquet(output + "/embeddings/run=r1");
  }

  /** Vectors by the text of their node's id. */
  public static Map<String, List<Float>> vectors(Dataset<Row> rows) {
    Map<String, List<Float>> vectors = new TreeMap<>();
    for (Row row : rows.select(col("node").cast("string"), col("embedding")).collectAsList()) {
      vectors.put(row.getString(0), row.getList(1));
    }
    return vectors;
  }

  /** A text file in {@code directory}. */
  public static Path file(Path directory, String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Requires that nothing in {@code output} could be taken for a result or blocks the next run. */
  public static void assertNothingLeft(Path output) {
    assertThat(below(output, "embeddings")).isEmpty();
    assertThat(below(output, "manifests")).isEmpty();
    assertThat(below(output, "_staging")).isEmpty();
    assertThat(below(output, "_locks")).isEmpty();
  }

  /** Names of what lies in a directory of the output; none if it isn't there. */
  public static List<String> below(Path output, String directory) {
    String[] names = output.resolve(directory).toFile().list();
    return names == null ? Collections.emptyList() : List.of(names);
  }
}
