package io.stride.walk.engine;

import io.stride.walk.sampling.WalkSettings;
import java.io.Serializable;
import java.util.Iterator;
import java.util.PrimitiveIterator;

/**
 * Draws node2vec walks on demand, in the task that uses them. The walk that a key names is the same
 * whoever draws it, wherever and in whatever order.
 */
public interface WalkEngine extends Serializable {
  /** Number of nodes of the graph; walks may start at 0 to {@code nodeCount() - 1}. */
  int nodeCount();

  /** How walks are drawn. */
  WalkSettings settings();

  /**
   * Draws walks one by one as the result is consumed.
   *
   * @param keys the walks wanted, as {@link WalkKey}s
   * @return for each key in turn the walk's nodes, its start first: at least 1, at most {@code
   *     settings().length()}; each array is the caller's
   */
  Iterator<int[]> walks(PrimitiveIterator.OfLong keys);
}
