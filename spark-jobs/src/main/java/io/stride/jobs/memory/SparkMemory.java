package io.stride.jobs.memory;

import io.stride.walk.engine.ClusterShape;
import io.stride.walk.engine.MemoryGiven;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What a running Spark was given.
 *
 * @param heaps of driver and executors
 * @param shape executors and the tasks that run side by side in each
 * @param results bytes that one Spark job may send to the driver; 0: as many as it likes
 */
public record SparkMemory(MemoryGiven heaps, ClusterShape shape, long results) {
  private static final int MIB_BITS = 20;

  /** Reads it from the settings of {@code spark} and from this JVM, which is the driver. */
  public static SparkMemory of(SparkSession spark) {
    return of(spark.sparkContext());
  }

  /** The same of a running Spark without a session. */
  public static SparkMemory of(SparkContext context) {
    SparkConf settings = context.getConf();
    boolean local = context.isLocal();
    long executor = settings.getSizeAsMb("spark.executor.memory", "1g") << MIB_BITS;
    return new SparkMemory(
        new MemoryGiven(executor, Runtime.getRuntime().maxMemory(), local),
        local ? new ClusterShape(1, context.defaultParallelism()) : cluster(context, settings),
        settings.getSizeAsBytes("spark.driver.maxResultSize", "1g"));
  }

  private static ClusterShape cluster(SparkContext context, SparkConf settings) {
    // The driver is among those that report their memory.
    int registered = context.getExecutorMemoryStatus().size() - 1;
    int executors = settings.getInt("spark.executor.instances", registered);
    int cores = settings.getInt("spark.executor.cores", 1);
    int coresPerTask = settings.getInt("spark.task.cpus", 1);
    return new ClusterShape(Math.max(1, executors), Math.max(1, cores / coresPerTask));
  }
}
