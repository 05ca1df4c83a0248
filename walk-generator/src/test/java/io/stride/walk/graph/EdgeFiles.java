package io.stride.walk.graph;

import io.stride.walk.graph.EdgeInput.Columns;
import io.stride.walk.graph.EdgeInput.Separator;
import io.stride.walk.graph.EdgeInput.Weights;
import io.stride.walk.testing.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/** Writes inputs and reads them, for the tests of this package. */
final class EdgeFiles {
  private EdgeFiles() {}

  static Path write(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  static Path gzip(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  static EdgeInput input(Path path, Weights weights, boolean directed) {
    return new EdgeInput(
        EdgeSource.of(path.toString()), Separator.AUTO, directed, weights, Columns.defaults());
  }

  static EdgeTable read(Path path) {
    return read(EdgeInput.undirected(path.toString()));
  }

  static EdgeTable read(EdgeInput input) {
    return EdgeReader.read(LocalSpark.session(), input);
  }

  static PreparedGraph build(Path path) {
    return GraphBuilder.build(LocalSpark.session(), EdgeInput.undirected(path.toString()));
  }

  /** Rows as text such as {@code a|b|1.5}, sorted. */
  static List<String> rows(EdgeTable table) {
    return table.edges().collectAsList().stream().map(row -> row.mkString("|")).sorted().toList();
  }

  /** Ids in the order of their dense numbers, which must be 0, 1, 2, ... */
  static List<Object> ids(NodeDictionary dictionary) {
    List<Row> rows = dictionary.table().orderBy("node").collectAsList();
    return IntStream.range(0, rows.size())
        .peek(
            i -> {
              if (rows.get(i).getInt(0) != i) {
                throw new AssertionError("node " + i + " is missing");
              }
            })
        .mapToObj(i -> rows.get(i).get(1))
        .toList();
  }

  /** Deals shuffled {@code lines} to {@code files} files of a new directory. */
  static Path deal(Path folder, List<String> lines, int files) throws IOException {
    List<String> shuffled = new java.util.ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(files));
    Path dealt = Files.createDirectory(folder.resolve("dealt-" + files));
    for (int i = 0; i < files; i++) {
      int part = i;
      List<String> mine =
          IntStream.range(0, shuffled.size())
              .filter(line -> line % files == part)
              .mapToObj(shuffled::get)
              .toList();
      Files.write(dealt.resolve("part-" + i + ".tsv"), mine);
    }
    return dealt;
  }

  /** Everything that can be asked of a graph, to compare two. */
  static List<String> adjacency(CompactGraph graph) {
    return IntStream.range(0, graph.nodeCount())
        .mapToObj(
            node ->
                IntStream.range(0, graph.degree(node))
                    .mapToLong(i -> graph.firstEntry(node) + i)
                    .mapToObj(entry -> graph.neighbour(entry) + ":" + graph.weight(entry))
                    .toList()
                    .toString())
        .toList();
  }
}
