package io.stride.walk.engine;

import io.stride.walk.engine.partitioned.PartitionedSettings;
import io.stride.walk.engine.partitioned.PartitionedWalkEngine;
import io.stride.walk.engine.partitioned.WalkProgressListener;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.EdgeReader;
import io.stride.walk.graph.GraphBuilder;
import io.stride.walk.graph.StoredGraph;
import io.stride.walk.sampling.WalkSettings;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A program that draws walks on a Spark of its own, breaks something on the way, and prints a hash
 * of all walks. Arguments: master, engine (broadcast, stored or partitioned), fault (none, task or
 * executor), a file of edges, a directory for temporary files.
 */
final class FaultyWalks {
  private static final WalkSettings SETTINGS = new WalkSettings(20, 40, 0.5, 2, 3);

  private FaultyWalks() {}

  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master(args[0])
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String fault = args[2];
    try (DistributedGraph graph =
            GraphBuilder.distribute(EdgeReader.read(spark, EdgeInput.undirected(args[3])));
        BulkWalkEngine engine = engine(args[1], context, graph, args[4])) {
      JavaRDD<Walk> walks =
          engine
              .draw(
                  new AllNodes(SETTINGS.perNode()),
                  0,
                  graph.nodeCount(),
                  context.sc().longAccumulator())
              .mapPartitions(drawn -> new Breaking(drawn, fault));
      long count = 0;
      long sum = 0;
      for (long[] part : walks.mapPartitions(FaultyWalks::hash).collect()) {
        count += part[0];
        sum += part[1];
      }
      System.out.println("walks " + count + " " + Long.toHexString(sum));
    }
    spark.stop();
  }

  private static BulkWalkEngine engine(
      String name, JavaSparkContext context, DistributedGraph graph, String directory) {
    return switch (name) {
      case "broadcast" -> new ReplicatedBulkEngine(context, graph.collect().graph(), SETTINGS);
      case "stored" ->
          new ReplicatedBulkEngine(
              context, StoredGraph.write(graph, 3, directory + "/shards"), SETTINGS);
      default ->
          new PartitionedWalkEngine(
              context,
              graph,
              SETTINGS,
              new PartitionedSettings(3, 200, true, 4, directory),
              WalkProgressListener.NONE);
    };
  }

  /** Sums do not depend on the order of the walks. */
  private static Iterator<long[]> hash(Iterator<Walk> walks) {
    long count = 0;
    long sum = 0;
    while (walks.hasNext()) {
      Walk walk = walks.next();
      count++;
      sum += (31L * walk.node() + walk.number()) * 1_000_003L + Arrays.hashCode(walk.path());
    }
    return List.of(new long[] {count, sum}).iterator();
  }

  /** Breaks the first attempt at one task after some walks. */
  private static final class Breaking implements Iterator<Walk> {
    private final Iterator<Walk> walks;
    private final String fault;
    private int drawn;

    Breaking(Iterator<Walk> walks, String fault) {
      this.walks = walks;
      this.fault = fault;
    }

    @Override
    public boolean hasNext() {
      return walks.hasNext();
    }

    @Override
    public Walk next() {
      TaskContext task = TaskContext.get();
      boolean now = ++drawn == 5 && task.attemptNumber() == 0 && task.stageAttemptNumber() == 0;
      if (now && task.partitionId() == 0) {
        switch (fault) {
          case "task" -> throw new IllegalStateException("broken on purpose");
          case "executor" -> Runtime.getRuntime().halt(1);
          default -> {
            // Nothing breaks.
          }
        }
      }
      return walks.next();
    }
  }
}
