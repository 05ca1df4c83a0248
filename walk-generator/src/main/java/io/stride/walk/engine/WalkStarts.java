package io.stride.walk.engine;

import java.io.Serializable;

/** How many walks start where. Depends on the node and its degree only, never on partitions. */
public interface WalkStarts extends Serializable {
  /**
   * Number of walks that start at a node; they have the numbers 0, 1, 2, ...
   *
   * @param node its dense number
   * @param degree edges that lead out of it
   */
  int walks(int node, int degree);
}
