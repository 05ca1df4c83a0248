package io.stride.walk.engine;

import io.stride.walk.error.InvalidSettingException;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.DistributedGraph;
import io.stride.walk.sampling.WalkSettings;
import org.apache.spark.api.java.JavaSparkContext;

/** The one place that knows which engines there are. */
public final class WalkEngines {
  private WalkEngines() {}

  /**
   * Opens the engine of a graph, which it takes over: it is freed as soon as the engine doesn't
   * need it any more.
   *
   * @param choice which engine
   * @param context the running Spark
   * @param graph where to walk
   * @param settings how to walk
   * @throws InvalidSettingException if there is no such engine
   */
  public static WalkSource open(
      EngineChoice choice,
      JavaSparkContext context,
      DistributedGraph graph,
      WalkSettings settings) {
    requireAvailable(choice);
    try (graph) {
      CompactGraph compact = graph.collect().graph();
      return new WalkSource(
          new ReplicatedBulkEngine(context, compact, settings),
          compact.nodeCount(),
          compact::degree);
    }
  }

  /**
   * Refuses what cannot be opened, before any work is done.
   *
   * @throws InvalidSettingException if there is no such engine
   */
  public static void requireAvailable(EngineChoice choice) {
    InvalidSettingException.require(
        choice != EngineChoice.PARTITIONED,
        "walk.engine",
        "partitioned",
        "auto or replicated",
        "the engine for graphs that no executor can hold isn't there yet");
  }
}
