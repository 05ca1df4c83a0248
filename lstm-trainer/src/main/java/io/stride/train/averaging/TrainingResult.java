package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.List;

/**
 * What training led to.
 *
 * @param state the best parameters that were measured, if {@link EarlyStopping} is on; else the
 *     last good ones: at the end, or where the last good round began
 * @param rounds every round in order, the diverged one included
 * @param validation measurements of the held-out pieces: before training, then as often as {@link
 *     EarlyStopping#everyRounds()} says and at the end, as long as all went well
 * @param partitions how many partitions trained side by side
 * @param stop why training ended
 * @param kept the measurement of {@code state}; if training diverged without {@link EarlyStopping},
 *     the last one before
 */
public record TrainingResult(
    NetworkState state,
    List<TrainingRound> rounds,
    List<Measurement> validation,
    int partitions,
    Stop stop,
    Measurement kept) {

  /** The held-out error of the result; that of the untrained network if none was measured later. */
  public ReconstructionError finalError() {
    return kept.error();
  }

  /** Why training ended. */
  public enum Stop {
    /** All epochs are done. */
    EPOCHS_DONE,
    /** {@link EarlyStopping} found that going on brings too little. */
    EARLY,
    /** {@link TrainingSettings#maxMinutes()} are over. */
    TIME_UP,
    /**
     * The loss of a round or the held-out error was not finite or far above the best one; what led
     * to it was dropped.
     */
    DIVERGED
  }
}
