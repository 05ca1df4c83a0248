package io.stride.walk.graph;

/**
 * A graph ready for walks.
 *
 * @param graph its adjacency, by dense node numbers
 * @param dictionary which id each number stands for
 * @param statistics its counts
 * @param fingerprint that of the edges it was built from, see {@link EdgeTable}
 */
public record PreparedGraph(
    CompactGraph graph,
    NodeDictionary dictionary,
    GraphStatistics statistics,
    String fingerprint) {}
