package io.stride.walk.engine;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.StoredGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkerBatch;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The engine for graphs that fit an executor: each executor has one copy of the graph, which all
 * its tasks share, and walks need no shuffle. A small graph is broadcast, a large one read from
 * files. Close it when no task needs walks any more; executors then drop their copy.
 */
public final class ReplicatedWalkEngine implements WalkEngine, AutoCloseable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SharedTables> tables;
  private final int nodeCount;
  private final WalkSettings settings;

  /**
   * Broadcasts the graph.
   *
   * @param context the running Spark
   * @param graph where to walk
   * @param settings how to walk
   */
  public ReplicatedWalkEngine(JavaSparkContext context, CompactGraph graph, WalkSettings settings) {
    this(context.broadcast(new SharedTables(graph, settings)), graph.nodeCount(), settings);
  }

  /**
   * Lets each executor read the graph from its files, when its first task asks for walks: for
   * graphs that should not pass through the driver.
   *
   * @param context the running Spark
   * @param graph where to walk; its files must stay until this engine is closed
   * @param settings how to walk
   */
  public ReplicatedWalkEngine(JavaSparkContext context, StoredGraph graph, WalkSettings settings) {
    this(context.broadcast(new SharedTables(graph::read, settings)), graph.nodeCount(), settings);
  }

  private ReplicatedWalkEngine(
      Broadcast<SharedTables> tables, int nodeCount, WalkSettings settings) {
    this.tables = tables;
    this.nodeCount = nodeCount;
    this.settings = settings;
  }

  @Override
  public int nodeCount() {
    return nodeCount;
  }

  @Override
  public WalkSettings settings() {
    return settings;
  }

  @Override
  public Iterator<int[]> walks(PrimitiveIterator.OfLong keys) {
    return new WalkerBatch(tables.value().get(), settings, keys);
  }

  /** Frees the broadcast graph everywhere. */
  @Override
  public void close() {
    tables.destroy();
  }
}
