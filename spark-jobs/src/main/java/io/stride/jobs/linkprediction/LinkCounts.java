package io.stride.jobs.linkprediction;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a link prediction was trained and tested on.
 *
 * @param nodes nodes of the graph
 * @param edges edges of the full graph
 * @param requested edges that should be held out
 * @param heldOut edges that were
 * @param testEdges edges in the test, all of them held out
 * @param testNonEdges pairs without an edge in the test; as many
 * @param trainEdges edges that trained the classifiers
 * @param trainNonEdges pairs without an edge in the training; as many
 */
public record LinkCounts(
    int nodes,
    long edges,
    int requested,
    int heldOut,
    int testEdges,
    int testNonEdges,
    int trainEdges,
    int trainNonEdges) {

  /** Share of the edges that were held out. */
  public double achievedShare() {
    return (double) heldOut / edges;
  }

  /** A row for a metrics table. */
  public Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("nodes", nodes);
    row.put("edges", edges);
    row.put("held_out_requested", requested);
    row.put("held_out", heldOut);
    row.put("held_out_share", achievedShare());
    row.put("test_edges", testEdges);
    row.put("test_non_edges", testNonEdges);
    row.put("train_edges", trainEdges);
    row.put("train_non_edges", trainNonEdges);
    return row;
  }
}
