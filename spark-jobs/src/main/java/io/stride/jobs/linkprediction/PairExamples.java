package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.Examples;
import org.apache.spark.broadcast.Broadcast;

/**
 * Edges against non-edges, through one operator.
 *
 * @param vectors embeddings by node
 * @param edges pairs that are positive, flat
 * @param nonEdges pairs that are negative, flat
 * @param operator makes features of a pair
 */
record PairExamples(
    Broadcast<float[][]> vectors,
    Broadcast<int[]> edges,
    Broadcast<int[]> nonEdges,
    EdgeOperator operator)
    implements Examples {

  @Override
  public int size() {
    return (edges.value().length + nonEdges.value().length) / 2;
  }

  @Override
  public double[] features(int index) {
    int own = edges.value().length / 2;
    int[] pairs = positive(index) ? edges.value() : nonEdges.value();
    int at = 2 * (positive(index) ? index : index - own);
    return operator.apply(vectors.value()[pairs[at]], vectors.value()[pairs[at + 1]]);
  }

  @Override
  public boolean positive(int index) {
    return index < edges.value().length / 2;
  }
}
