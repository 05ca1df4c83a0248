package io.stride.train.skipgram;

import io.stride.train.table.NegativeSampling;
import java.io.Serializable;

/**
 * What follows from how often nodes occur: which are drawn as negatives, with probability
 * proportional to (occurrences + 1)^0.75, and which tokens are passed over.
 *
 * @param negatives draws nodes
 * @param kept for each node the probability that a token of it is trained on; empty: all are
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
record TokenSampling(NegativeSampling negatives, float[] kept) implements Serializable {

  /**
   * Sampling by counts.
   *
   * @param threshold share of all tokens above which a node is thinned out; 0: never
   */
  static TokenSampling of(NodeCounts counts, double threshold) {
    return new TokenSampling(
        new NegativeSampling(counts.tokens()),
        threshold == 0 ? new float[0] : kept(counts, threshold));
  }

  /** With the share f of all tokens: sqrt(t / f) + t / f, as word2vec's program has it. */
  private static float[] kept(NodeCounts counts, double threshold) {
    double total = counts.total();
    float[] kept = new float[counts.tokens().length];
    for (int node = 0; node < kept.length; node++) {
      double ratio = threshold * total / Math.max(1, counts.tokens()[node]);
      kept[node] = (float) Math.min(1, Math.sqrt(ratio) + ratio);
    }
    return kept;
  }
}
