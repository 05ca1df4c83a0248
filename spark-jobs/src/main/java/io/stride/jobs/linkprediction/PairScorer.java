package io.stride.jobs.linkprediction;

/** Says how likely two nodes are connected. */
@FunctionalInterface
interface PairScorer {
  /** Higher for likelier pairs; not NaN. */
  double score(int u, int v);
}
