package io.stride.train.skipgram;

/** Is told on the driver how training goes. */
@FunctionalInterface
public interface SkipGramListener {
  /** A listener that does nothing. */
  SkipGramListener NONE = round -> {};

  /** A round has ended. */
  void onRound(SkipGramRound round);
}
