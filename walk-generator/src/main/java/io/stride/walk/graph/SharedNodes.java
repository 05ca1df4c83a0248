package io.stride.walk.graph;

import java.io.Serializable;

/**
 * What tasks of a {@link NeighbourGraph} look up.
 *
 * @param graph whose edges they make
 * @param keys a number for each node
 * @param connected whether any edge starts or ends at a node
 * @param stripes where nodes lie
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: never compared, never hashed
record SharedNodes(CompactGraph graph, long[] keys, boolean[] connected, Stripes stripes)
    implements Serializable {

  static SharedNodes of(CompactGraph graph, long[] keys, Stripes stripes) {
    if (keys.length != graph.nodeCount()) {
      throw new IllegalArgumentException("a key per node is needed");
    }
    return new SharedNodes(graph, keys, graph.connectedNodes(), stripes);
  }
}
