package io.stride.walk.engine;

import java.util.function.IntUnaryOperator;

/**
 * An engine and what planning its work needs to know of the graph.
 *
 * @param engine draws walks
 * @param nodes nodes of the graph
 * @param degrees edges that lead out of each node
 */
public record WalkSource(BulkWalkEngine engine, int nodes, IntUnaryOperator degrees)
    implements AutoCloseable {

  /** Sum of all nodes' degrees; O(nodes). */
  public long totalDegree() {
    long total = 0;
    for (int node = 0; node < nodes; node++) {
      total += degrees.applyAsInt(node);
    }
    return total;
  }

  @Override
  public void close() {
    engine.close();
  }
}
