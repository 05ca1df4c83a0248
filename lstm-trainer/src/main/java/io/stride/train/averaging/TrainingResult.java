package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import io.stride.train.model.ReconstructionError;
import java.util.List;

/**
 * What training led to.
 *
 * @param state the last good parameters: at the end, or where the last good round began
 * @param rounds every round in order, the diverged one included
 * @param validation reconstruction error of the held-out pieces: before training, then after each
 *     epoch that went well
 * @param partitions how many partitions trained side by side
 * @param stop why training ended
 */
public record TrainingResult(
    NetworkState state,
    List<TrainingRound> rounds,
    List<ReconstructionError> validation,
    int partitions,
    Stop stop) {

  /** The held-out error at the end; that of the untrained network if no epoch was finished. */
  public ReconstructionError finalError() {
    return validation.get(validation.size() - 1);
  }

  /** Why training ended. */
  public enum Stop {
    /** All epochs are done. */
    EPOCHS_DONE,
    /**
     * The loss of a round or the held-out error after an epoch was not finite or far above the best
     * one; what led to it was dropped.
     */
    DIVERGED
  }
}
