package io.stride.jobs.linkprediction;

import io.stride.walk.graph.CompactGraph;

/**
 * Makes the embeddings that are tested. It is given only what is left of the graph, so that nothing
 * of the held-out edges can reach the vectors.
 */
@FunctionalInterface
public interface ResidualEmbedder {
  /**
   * Embeds all nodes.
   *
   * @param residual the graph without the held-out edges; the same nodes as the full graph
   * @return a row per node, all of one length &gt;= 1, all numbers finite
   */
  float[][] embed(CompactGraph residual);
}
