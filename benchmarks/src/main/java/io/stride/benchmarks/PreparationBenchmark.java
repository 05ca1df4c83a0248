package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.GraphBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * From a file of edges to a graph ready for walks, in edges per second of wall-clock time: reading
 * and checking, numbering and merging, bringing to the driver. Arguments: {@code [SLOTS] GRAPH...}.
 */
public final class PreparationBenchmark {
  private static final double NANOS = 1e9;

  private PreparationBenchmark() {}

  /**
   * Measures each graph once, after one that warms up.
   *
   * @throws IOException if the temporary file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int slots = Integer.parseInt(arguments.text(0, "2"));
    SparkSession spark = LocalSession.open(slots);
    Output.print("local[%d]; seconds; edges/s over all stages", slots);
    Path small = GraphFiles.write(BenchmarkGraph.RMAT17);
    prepare(spark, small);
    for (int i = 1; i < Math.max(2, arguments.words().size()); i++) {
      BenchmarkGraph graph = BenchmarkGraph.of(arguments.text(i, "rmat17"));
      report(graph.label(), prepare(spark, GraphFiles.write(graph)));
    }
    spark.stop();
  }

  private static Seconds prepare(SparkSession spark, Path file) {
    long begun = System.nanoTime();
    EdgeTable table = EdgeReader.read(spark, EdgeInput.undirected(file.toString()));
    long read = System.nanoTime();
    try (DistributedGraph merged = GraphBuilder.distribute(table)) {
      long distributed = System.nanoTime();
      CompactGraph graph = merged.collect().graph();
      merged.dictionary().unpersist();
      long collected = System.nanoTime();
      if (graph.edgeCount() == 0) {
        throw new IllegalStateException("the graph is empty");
      }
      return new Seconds(
          graph.edgeCount(),
          (read - begun) / NANOS,
          (distributed - read) / NANOS,
          (collected - distributed) / NANOS);
    }
  }

  private static void report(String label, Seconds seconds) {
    Output.print(
        "%-8s %,d edges  read %.1f  merge %.1f  collect %.1f  %,.0f edges/s",
        label,
        seconds.edges,
        seconds.read,
        seconds.merge,
        seconds.collect,
        seconds.edges / seconds.total());
  }

  private record Seconds(long edges, double read, double merge, double collect) {
    double total() {
      return read + merge + collect;
    }
  }
}
