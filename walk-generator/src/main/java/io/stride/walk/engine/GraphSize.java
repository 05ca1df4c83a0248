package io.stride.walk.engine;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.walk.graph.EdgeTable;
import io.stride.walk.graph.IdType;
import io.stride.walk.graph.NodeDictionary;

/**
 * What the memory of a graph depends on.
 *
 * @param nodes nodes, isolated ones included; 1 to 2^31 - 1
 * @param edges different edges, an undirected one counted once; 1 to 10^13
 * @param directed whether an edge leads from source to target only
 * @param weighted whether edges have weights of their own
 * @param idBytes UTF-8 bytes of an id on average, 0 to 65,535; 0: ids are whole numbers
 */
public record GraphSize(long nodes, long edges, boolean directed, boolean weighted, int idBytes) {
  private static final long MOST_EDGES = 10_000_000_000_000L;

  /** UTF-8 bytes that a whole number has as text, at most in a graph of 2^31 nodes. */
  private static final int DIGITS = 10;

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public GraphSize {
    require(
        nodes >= 1 && nodes <= Integer.MAX_VALUE,
        "--nodes",
        nodes,
        "1 to " + Integer.MAX_VALUE,
        "nodes of the graph");
    require(
        edges >= 1 && edges <= MOST_EDGES,
        "--edges",
        edges,
        "1 to 1e13",
        "edges of the graph, an undirected one counted once");
    require(
        idBytes >= 0 && idBytes <= 65_535,
        "--id-bytes",
        idBytes,
        "0 to 65535",
        "bytes of an id; 0: ids are whole numbers");
  }

  /** The size of the graph of a table, once its nodes and edges are counted. */
  public static GraphSize of(EdgeTable table, long nodes, long edges) {
    long ids = 2 * table.counts().edges();
    long idBytes = table.idType() == IdType.STRING ? (table.counts().idBytes() + ids - 1) / ids : 0;
    return new GraphSize(
        nodes, edges, table.directed(), table.weighted(), (int) Math.min(65_535, idBytes));
  }

  /** Adjacency entries: an undirected edge stands in the lists of both its nodes. */
  public long entries() {
    return directed ? edges : 2 * edges;
  }

  /** Whether every executor holds all ids, as those of a small graph. */
  public boolean sharesIds() {
    return NodeDictionary.shares(edges, 2 * edges * (idBytes == 0 ? DIGITS : idBytes));
  }
}
