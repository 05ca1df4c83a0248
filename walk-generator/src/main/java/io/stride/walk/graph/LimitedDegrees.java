package io.stride.walk.graph;

import java.io.Serializable;

/**
 * What {@link DegreeLimits} did to a graph.
 *
 * @param nodesBelow nodes that have edges, but fewer than the minimum
 * @param nodesAbove nodes that had more edges than the maximum
 * @param edgesDropped edges that are no longer there
 */
public record LimitedDegrees(long nodesBelow, long nodesAbove, long edgesDropped)
    implements Serializable {
  /** There were no limits. */
  public static final LimitedDegrees NONE = new LimitedDegrees(0, 0, 0);
}
