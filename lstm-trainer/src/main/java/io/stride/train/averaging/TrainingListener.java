package io.stride.train.averaging;

/** Is told on the driver how training goes. */
@FunctionalInterface
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener NONE = (round, share) -> {};

  /**
   * A round has ended.
   *
   * @param round what it did
   * @param share share of all training that is done, in (0, 1]; an estimate, since walks may end
   *     early
   */
  void onRound(TrainingRound round, double share);
}
