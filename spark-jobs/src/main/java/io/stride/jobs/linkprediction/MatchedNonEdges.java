package io.stride.jobs.linkprediction;

/**
 * Degree-matched pairs.
 *
 * @param pairs one per edge, in the order of the edges; the smaller node first
 * @param widened how many of them needed nodes of degrees further off, because the pairs between
 *     nodes of the edge's own degrees are all edges or taken
 */
record MatchedNonEdges(NodePairs pairs, int widened) {}
