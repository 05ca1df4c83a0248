package io.stride.train.averaging;

import static io.stride.walk.error.InvalidSettingException.require;

import java.io.Serializable;

/**
 * How often training is written down so that it can go on after a failure.
 *
 * @param everyRounds averaging rounds between two checkpoints; 0: not by rounds
 * @param everyMinutes minutes between two checkpoints; 0: not by time
 * @param keep how many of the newest stay, at least 1
 */
public record CheckpointSettings(int everyRounds, double everyMinutes, int keep)
    implements Serializable {

  /** No checkpoints. */
  public static final CheckpointSettings OFF = new CheckpointSettings(0, 0, 1);

  /**
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public CheckpointSettings {
    require(
        everyRounds >= 0,
        "checkpoint.every-rounds",
        everyRounds,
        ">= 0",
        "averaging rounds between two checkpoints; 0: not by rounds");
    require(
        everyMinutes >= 0 && Double.isFinite(everyMinutes),
        "checkpoint.every-minutes",
        everyMinutes,
        ">= 0",
        "minutes between two checkpoints; 0: not by time");
    require(keep >= 1, "checkpoint.keep", keep, ">= 1", "newest checkpoints that stay");
  }

  /** Whether there are any; then one is written when training ends, too. */
  public boolean on() {
    return everyRounds > 0 || everyMinutes > 0;
  }
}
