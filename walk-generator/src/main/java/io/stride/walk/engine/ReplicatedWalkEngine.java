package io.stride.walk.engine;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSampler;
import io.stride.walk.sampling.WalkSettings;
import java.util.Arrays;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The engine for graphs that fit an executor: the compact graph is broadcast, walks need no
 * shuffle. Close it when no task needs walks any more; executors then drop their copy.
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
    this.tables = context.broadcast(new SharedTables(graph, settings));
    this.nodeCount = graph.nodeCount();
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
    return new WalkIterator(
        keys, new SecondOrderSampler(tables.value().get(), settings), settings.length());
  }

  /** Frees the broadcast graph everywhere. */
  @Override
  public void close() {
    tables.destroy();
  }

  private static final class WalkIterator implements Iterator<int[]> {
    private final PrimitiveIterator.OfLong keys;
    private final WalkSampler sampler;
    private final int[] path;

    WalkIterator(PrimitiveIterator.OfLong keys, WalkSampler sampler, int length) {
      this.keys = keys;
      this.sampler = sampler;
      this.path = new int[length];
    }

    @Override
    public boolean hasNext() {
      return keys.hasNext();
    }

    @Override
    public int[] next() {
      long key = keys.nextLong();
      return Arrays.copyOf(path, sampler.sample(WalkKey.node(key), WalkKey.walk(key), path));
    }
  }
}
