package io.stride.train.onehot;

import java.io.Serializable;

/**
 * Cross-entropy of held-out pieces.
 *
 * @param sum over their nodes
 * @param tokens number of nodes
 */
record HeldOutLoss(double sum, long tokens) implements Serializable {
  static final HeldOutLoss NONE = new HeldOutLoss(0, 0);

  HeldOutLoss plus(HeldOutLoss other) {
    return new HeldOutLoss(sum + other.sum, tokens + other.tokens);
  }

  double perNode() {
    return sum / tokens;
  }
}
