package io.stride.train.averaging;

import io.stride.train.checkpoint.WrittenCheckpoint;
import java.util.List;

/**
 * Is told on the driver how training goes. A lambda hears of rounds; whoever wants to know more
 * overrides more.
 */
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

  /** The held-out pieces were measured. */
  default void onValidation(Measurement measurement) {}

  /** A checkpoint was written. */
  default void onCheckpoint(WrittenCheckpoint checkpoint) {}

  /**
   * Training goes on from a checkpoint.
   *
   * @param rounds what was done before
   */
  default void onResume(List<TrainingRound> rounds) {}

  /** Something was found or decided that must not be missed; one line. */
  default void onNote(String line) {}

  /** Training has ended. */
  default void onStop(TrainingResult result) {}

  /** A listener that tells several others, in their order. */
  static TrainingListener all(TrainingListener... listeners) {
    return new TrainingListeners(List.of(listeners));
  }
}
