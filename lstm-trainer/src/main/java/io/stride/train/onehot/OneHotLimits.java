package io.stride.train.onehot;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.averaging.CheckpointSettings;
import io.stride.train.averaging.EarlyStopping;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaged;
import java.util.Locale;

/** What one-hot training cannot do. */
public final class OneHotLimits {
  private static final String WITH = " with model.input = one-hot";

  private OneHotLimits() {}

  /**
   * Refuses what would be passed over without a word.
   *
   * @throws io.stride.walk.error.InvalidSettingException if the settings ask for early stopping,
   *     checkpoints or the averaging of gradients
   */
  public static void check(TrainingSettings settings) {
    require(
        settings.earlyStopping().mode() == EarlyStopping.Mode.OFF,
        "training.early-stopping",
        settings.earlyStopping().mode().name().toLowerCase(Locale.ROOT),
        "off" + WITH,
        "set training.epochs instead");
    CheckpointSettings checkpoints = settings.checkpoints();
    require(
        !checkpoints.on(),
        "checkpoint.every-rounds",
        checkpoints.everyRounds(),
        "0 (and checkpoint.every-minutes 0)" + WITH,
        "it writes no checkpoints");
    require(
        settings.averaging().what() == Averaged.PARAMETERS,
        "averaging.what",
        "gradients",
        "parameters" + WITH,
        "rows of nodes have an updater of their own");
  }
}
