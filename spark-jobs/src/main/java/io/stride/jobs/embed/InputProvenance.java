package io.stride.jobs.embed;

import io.stride.walk.graph.EdgeCounts;
import io.stride.walk.graph.EdgeInput;
import io.stride.walk.graph.GraphStatistics;

/**
 * The manifest's section on what was read.
 *
 * @param source where the edges were and how they were read
 * @param fingerprint of the edges, whatever their order
 * @param counts of files and lines
 * @param graph counts of the graph made of them
 */
public record InputProvenance(
    SourceProvenance source, String fingerprint, EdgeCounts counts, GraphStatistics graph) {

  /** That of edges that were read from {@code input}, without its passwords. */
  public InputProvenance(
      EdgeInput input, String fingerprint, EdgeCounts counts, GraphStatistics graph) {
    this(SourceProvenance.of(input), fingerprint, counts, graph);
  }
}
