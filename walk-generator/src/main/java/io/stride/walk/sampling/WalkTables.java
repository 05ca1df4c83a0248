package io.stride.walk.sampling;

import io.stride.walk.graph.CompactGraph;

/**
 * A graph with what walks on it need beside it. Immutable, shared by all walkers of a machine.
 *
 * @param graph the adjacency
 * @param alias for draws by weight; null if the graph is unweighted
 * @param loose which edges are light; null unless the walks ask for it and the graph is weighted
 * @param filter of the edges; null if the walks never ask for one
 */
public record WalkTables(
    CompactGraph graph, AliasTable alias, LooseEdges loose, EdgeFilter filter) {

  /** What walks with these settings need; O(adjacency entries). */
  public static WalkTables of(CompactGraph graph, WalkSettings settings) {
    boolean plus = settings.bias().kind() == WalkBias.Kind.NODE2VEC_PLUS;
    return new WalkTables(
        graph,
        graph.weighted() ? AliasTable.of(graph) : null,
        graph.weighted() && plus ? LooseEdges.of(graph, settings.bias().gamma()) : null,
        settings.firstOrder() ? null : EdgeFilter.of(graph));
  }
}
