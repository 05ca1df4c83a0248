package io.stride.train.averaging;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * When training ends before its last epoch, judged by the error of the held-out pieces. The best
 * parameters that were measured are the result.
 *
 * @param mode the rule
 * @param patience for {@link Mode#PATIENCE}: measurements without improvement after which training
 *     stops, at least 1
 * @param minImprovement a measurement counts as better if it is lower than the best one by at least
 *     this share of it; for {@link Mode#EAGER} training stops at the first that is not; 0 up to but
 *     not including 1
 * @param everyRounds averaging rounds between two measurements; 0: one after each epoch
 */
public record EarlyStopping(Mode mode, int patience, double minImprovement, int everyRounds)
    implements Serializable {

  /** All epochs are trained; the last parameters are the result. */
  public static final EarlyStopping OFF = new EarlyStopping(Mode.OFF, 1, 0, 0);

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public EarlyStopping {
    require(
        patience >= 1,
        "training.patience",
        patience,
        ">= 1",
        "measurements without improvement before training stops");
    require(
        minImprovement >= 0 && minImprovement < 1,
        "training.min-improvement",
        minImprovement,
        ">= 0 and < 1",
        "share by which the held-out error must fall to count as better");
    require(
        everyRounds >= 0,
        "training.validate-every",
        everyRounds,
        ">= 0",
        "averaging rounds between two measurements; 0: one after each epoch");
  }

  /** The rules. */
  public enum Mode {
    /** Never before the last epoch. */
    OFF,
    /** After {@code patience} measurements in a row that bring nothing. */
    PATIENCE,
    /**
     * Before convergence: as soon as one measurement brings less than {@code minImprovement}, as
     * members of an ensemble are trained.
     */
    EAGER
  }
}
