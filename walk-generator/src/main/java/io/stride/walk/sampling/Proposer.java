package io.stride.walk.sampling;

/** The first phase of a step: every walker draws a candidate and a coin. */
interface Proposer {
  /**
   * Fills {@code entry}, {@code candidate} and {@code coin} of all walkers under way. A walker that
   * needs no coin (its first step, any step of a first-order walk, a proposal to go back for sure)
   * gets {@link Walkers#CERTAIN}. A walker at a dead end is stopped.
   */
  void propose(Walkers walkers);
}
