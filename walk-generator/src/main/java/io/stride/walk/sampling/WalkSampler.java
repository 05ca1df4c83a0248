package io.stride.walk.sampling;

/** Draws one walk at a time. Keeps state between calls: one sampler a thread. */
public interface WalkSampler {
  /**
   * Draws walk number {@code walk} of {@code node}: always the same for the same settings and
   * graph.
   *
   * @param node the start, 0 to nodes - 1
   * @param walk the number of the walk, &gt;= 0
   * @param path gets the walk's nodes, start first; as long as the longest walk
   * @return the number of nodes written, at least 1; fewer than the settings' length if the walk
   *     met a node without outgoing edges
   */
  int sample(int node, int walk, int[] path);
}
