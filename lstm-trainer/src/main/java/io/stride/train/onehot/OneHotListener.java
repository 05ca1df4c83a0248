package io.stride.train.onehot;

/** Is told on the driver how training goes. */
@FunctionalInterface
public interface OneHotListener {
  /** A listener that does nothing. */
  OneHotListener NONE = round -> {};

  /** A round has ended. */
  void onRound(OneHotRound round);
}
