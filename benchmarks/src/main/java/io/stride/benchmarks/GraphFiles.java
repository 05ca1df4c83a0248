package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Benchmark graphs as the product gets them: from a file of edges. */
final class GraphFiles {
  private GraphFiles() {}

  /**
   * A temporary file of a graph's edges; deleted when the JVM ends.
   *
   * @throws IOException if it cannot be written
   */
  static Path write(BenchmarkGraph graph) throws IOException {
    Path file = Files.createTempFile(graph.label(), ".tsv");
    file.toFile().deleteOnExit();
    graph.edges().write(file);
    return file;
  }

  /** Reads and merges the edges of a file. */
  static DistributedGraph distribute(SparkSession spark, Path file) {
    return GraphBuilder.distribute(EdgeReader.read(spark, EdgeInput.undirected(file.toString())));
  }
}
