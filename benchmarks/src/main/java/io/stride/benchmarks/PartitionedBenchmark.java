package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.engine.AllNodes;
import io.stride.walk.engine.Walk;
import io.stride.walk.engine.partitioned.PartitionedSettings;
import io.stride.walk.engine.partitioned.PartitionedWalkEngine;
import io.stride.walk.engine.partitioned.WalkProgressListener;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.sampling.WalkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The partitioned engine on local[2]: steps per second of wall-clock time and bytes shuffled per
 * step. Arguments: {@code GRAPH PARTITIONS HUB_MEGABYTES FILTER [NODES]}, filter true or false; one
 * walk of 80 nodes starts at each of the first NODES nodes, p=0.5, q=2.
 */
public final class PartitionedBenchmark {
  private static final WalkSettings SETTINGS = new WalkSettings(80, 1, 0.5, 2, 42);
  private static final int SLOTS = 2;

  private PartitionedBenchmark() {}

  /**
   * Draws twice and prints the second run.
   *
   * @throws IOException if temporary files cannot be written
   * @throws TimeoutException if Spark does not report its metrics
   */
  public static void main(String[] args) throws IOException, TimeoutException {
    Arguments arguments = Arguments.of(args);
    BenchmarkGraph which = BenchmarkGraph.of(arguments.text(0, "rmat17"));
    int partitions = Integer.parseInt(arguments.text(1, "4"));
    long hubBytes = Long.parseLong(arguments.text(2, "1")) << 20;
    boolean filter = Boolean.parseBoolean(arguments.text(3, "true"));
    SparkSession spark = LocalSession.open(SLOTS);
    Path edges = GraphFiles.write(which);
    Path checkpoints = Files.createTempDirectory("checkpoints");
    PartitionedSettings settings =
        new PartitionedSettings(partitions, hubBytes, filter, 10, checkpoints.toString());
    try (DistributedGraph graph = GraphFiles.distribute(spark, edges);
        PartitionedWalkEngine engine =
            new PartitionedWalkEngine(
                graph.context(), graph, SETTINGS, settings, WalkProgressListener.NONE)) {
      int nodes = Integer.parseInt(arguments.text(4, Integer.toString(graph.nodeCount())));
      draw(spark.sparkContext(), engine, Math.min(nodes, graph.nodeCount()));
      ShuffleBytes shuffled = new ShuffleBytes();
      spark.sparkContext().addSparkListener(shuffled);
      long[] steps = new long[1];
      double rate =
          WallClock.rate(
              () -> {
                steps[0] = draw(spark.sparkContext(), engine, Math.min(nodes, graph.nodeCount()));
                return steps[0];
              });
      Output.print(
          "%s  %d partitions  hubs %d MiB  filter %s: %,d steps, %,.0f steps/s, %.1f bytes/step",
          which.label(),
          partitions,
          hubBytes >> 20,
          filter,
          steps[0],
          rate,
          shuffled.written(spark.sparkContext()) / (double) steps[0]);
    }
    spark.stop();
  }

  private static long draw(SparkContext context, PartitionedWalkEngine engine, int nodes) {
    long steps =
        engine
            .draw(new AllNodes(1), 0, nodes, context.longAccumulator())
            .map((Walk walk) -> walk.path().length - 1L)
            .reduce(Long::sum);
    engine.release();
    return steps;
  }
}
