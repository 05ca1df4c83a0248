package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.Examples;
import org.apache.spark.broadcast.Broadcast;

/**
 * Edges against non-edges, through one operator.
 *
 * @param vectors embeddings by node
 * @param edges pairs that are positive
 * @param nonEdges pairs that are negative
 * @param operator makes features of a pair
 */
record PairExamples(
    Broadcast<float[][]> vectors,
    Broadcast<NodePairs> edges,
    Broadcast<NodePairs> nonEdges,
    EdgeOperator operator)
    implements Examples {

  @Override
  public int size() {
    return edges.value().count() + nonEdges.value().count();
  }

  @Override
  public double[] features(int index) {
    NodePairs pairs = positive(index) ? edges.value() : nonEdges.value();
    int at = positive(index) ? index : index - edges.value().count();
    return operator.apply(vectors.value()[pairs.source(at)], vectors.value()[pairs.target(at)]);
  }

  @Override
  public boolean positive(int index) {
    return index < edges.value().count();
  }
}
