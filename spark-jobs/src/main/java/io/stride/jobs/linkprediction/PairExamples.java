package io.stride.jobs.linkprediction;

import io.stride.jobs.evaluation.Examples;
import io.stride.jobs.evaluation.LinearModel;
import java.util.BitSet;

/** Edges against non-edges, through one operator: first all edges, then all non-edges. */
final class PairExamples implements Examples {
  private final float[][] vectors;
  private final NodePairs edges;
  private final NodePairs nonEdges;
  private final EdgeOperator operator;

  /**
   * Examples of both kinds.
   *
   * @param vectors embeddings by node
   * @param edges pairs that are positive
   * @param nonEdges pairs that are negative
   * @param operator makes features of a pair
   */
  PairExamples(float[][] vectors, NodePairs edges, NodePairs nonEdges, EdgeOperator operator) {
    this.vectors = vectors;
    this.edges = edges;
    this.nonEdges = nonEdges;
    this.operator = operator;
  }

  @Override
  public int size() {
    return edges.count() + nonEdges.count();
  }

  @Override
  public double[] features(int index) {
    NodePairs pairs = index < edges.count() ? edges : nonEdges;
    int at = index < edges.count() ? index : index - edges.count();
    return operator.apply(vectors[pairs.source(at)], vectors[pairs.target(at)]);
  }

  /** Positions of the edges. */
  BitSet positives() {
    BitSet positives = new BitSet(size());
    positives.set(0, edges.count());
    return positives;
  }

  /** How well {@code model} puts the edges before the non-edges. */
  RankingScores rank(LinearModel model) {
    return RankingScores.of(
        edges, nonEdges, (u, v) -> model.score(operator.apply(vectors[u], vectors[v])));
  }
}
