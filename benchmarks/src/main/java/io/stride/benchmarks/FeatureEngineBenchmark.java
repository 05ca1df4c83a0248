package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.train.features.CodeSpreading;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.NodeFeatures;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.NeighbourGraph;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Propagated features of 128 numbers over five hops, made on the driver and in Spark's partitions
 * on local[2]: seconds, bytes shuffled, and the bytes of tables of codes that the driver holds at a
 * time. Arguments: {@code [GRAPH [WIDTH [PARTITIONS]]]}. Both are compared bit by bit.
 */
public final class FeatureEngineBenchmark {
  private static final int SLOTS = 2;
  private static final int SIZE = 128;
  private static final double NANOS = 1e9;

  /** Codes, means over windows and two hops; the sum and two hops where nothing is reduced. */
  private static final int REDUCED_TABLES = 4;

  private static final int TABLES = 3;

  private FeatureEngineBenchmark() {}

  /**
   * Makes each once, after once to warm up on a smaller graph, and prints a line for each.
   *
   * @throws TimeoutException if Spark does not report its metrics
   */
  public static void main(String[] args) throws TimeoutException {
    Arguments arguments = Arguments.of(args);
    BenchmarkGraph which = BenchmarkGraph.of(arguments.text(0, "rmat14"));
    int width = Integer.parseInt(arguments.text(1, "512"));
    int partitions = Integer.parseInt(arguments.text(2, Integer.toString(2 * SLOTS)));
    SparkSession spark = LocalSession.open(SLOTS);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    CodeSpreading partitioned =
        CodeSpreading.partitioned(
            (graph, keys, stripe, unused) ->
                NeighbourGraph.of(context, graph, keys, stripe, partitions));
    CompactGraph small = BenchmarkGraph.BA2K.edges().compact();
    timed(small, width, CodeSpreading.REPLICATED);
    timed(small, width, partitioned);
    CompactGraph graph = which.edges().compact();
    Made here = timed(graph, width, CodeSpreading.REPLICATED);
    ShuffleBytes shuffled = new ShuffleBytes();
    spark.sparkContext().addSparkListener(shuffled);
    Made there = timed(graph, width, partitioned);
    requireSame(here.features, there.features);
    long nodes = graph.nodeCount();
    long tables = (width > SIZE ? REDUCED_TABLES : TABLES) * nodes * width * Float.BYTES;
    report(which, width, new Cost("replicated", here.seconds, tables, 0));
    long collected = Float.BYTES * nodes * SIZE;
    long bytes = shuffled.written(spark.sparkContext());
    report(which, width, new Cost("partitioned", there.seconds, collected, bytes));
    spark.stop();
  }

  private static void report(BenchmarkGraph which, int width, Cost cost) {
    Output.print(
        "%s  width %d  %-11s  %.1f s  driver's tables %,d KiB  shuffled %,d KiB",
        which.label(), width, cost.engine, cost.seconds, cost.tables >> 10, cost.shuffled >> 10);
  }

  private static Made timed(CompactGraph graph, int width, CodeSpreading spreading) {
    long[] keys = new long[graph.nodeCount()];
    Arrays.setAll(keys, node -> node);
    List<Double> hops = Collections.nCopies(6, 1.0);
    long begun = System.nanoTime();
    NodeFeatures features =
        NodeFeatures.of(graph, keys, new FeatureSettings(SIZE, width, hops, 1), spreading);
    return new Made(features, (System.nanoTime() - begun) / NANOS);
  }

  private static void requireSame(NodeFeatures one, NodeFeatures other) {
    for (int row = 0; row < one.rows().rows(); row++) {
      if (!Arrays.equals(one.rows().row(row), other.rows().row(row))) {
        throw new IllegalStateException("row " + row + " differs");
      }
    }
  }

  private record Cost(String engine, double seconds, long tables, long shuffled) {}

  private record Made(NodeFeatures features, double seconds) {}
}
