package io.stride.walk.engine;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.LongAccumulator;

/**
 * Draws all walks of many nodes, wherever the graph lies. Both implementations draw the same walks
 * for the same settings and graph.
 */
public interface BulkWalkEngine extends AutoCloseable {
  /**
   * The walks that start at a range of nodes, in no order that means anything. Computed when they
   * are used, before this engine is closed.
   *
   * @param starts how many walks start at each node
   * @param from the first node of the range
   * @param to the node after its last one, at most the number of nodes
   * @param steps counts steps as they are done, those of failed or repeated tasks included: for
   *     progress, not for results
   */
  JavaRDD<Walk> draw(WalkStarts starts, int from, int to, LongAccumulator steps);

  /**
   * Whether the walks of a partition come in the order of their nodes, then of their numbers, and
   * so do the partitions.
   */
  default boolean ordered() {
    return false;
  }

  /** Whether several threads may draw at the same time. */
  default boolean concurrent() {
    return false;
  }

  /** Frees all walks drawn so far, which must not be used any more; others can be drawn. */
  default void release() {}

  /** Frees what it holds on the executors and on disk. */
  @Override
  void close();
}
