package io.stride.walk.sampling;

/** The first phase of a step: every walker draws a candidate and a coin. */
interface Proposer {
  /**
   * Fills {@code entry}, {@code candidate} and {@code coin} of all walkers under way. A walker that
   * needs no coin (its first step, or any step of a first-order walk) gets a negative one. A walker
   * at a dead end gets its limit set to where it is.
   */
  void propose(Walkers walkers);
}
