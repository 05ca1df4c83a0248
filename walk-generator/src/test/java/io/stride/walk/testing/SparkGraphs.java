package io.stride.walk.testing;

import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.GraphBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Graphs in Spark's partitions, from files. */
public final class SparkGraphs {
  private SparkGraphs() {}

  /** The graph of an edge list; weighted if it has three columns. */
  public static DistributedGraph read(Path edges, boolean directed) {
    EdgeTable table = EdgeReader.read(LocalSpark.session(), EdgeInput.undirected(edges.toString()));
    return GraphBuilder.distribute(
        new EdgeTable(
            table.data(),
            table.idType(),
            table.weighted(),
            directed,
            table.counts(),
            table.fingerprint()));
  }

  /** The graph of edges such as {@code 1 2} or {@code 1 2 0.5}. */
  public static DistributedGraph of(List<String> edges, boolean directed) {
    try {
      // Spark reads it again whenever it needs to: it stays as long as the JVM.
      Path file = Files.createTempFile("graph", ".txt");
      file.toFile().deleteOnExit();
      return read(Files.write(file, edges), directed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
