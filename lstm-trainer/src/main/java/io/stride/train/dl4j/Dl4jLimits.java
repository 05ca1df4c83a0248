package io.stride.train.dl4j;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.averaging.EarlyStopping;
import io.stride.train.averaging.LearningRateSchedule;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.averaging.TrainingSettings.Averaged;
import io.stride.train.model.AutoencoderSettings;
import java.util.Locale;

/** What Deeplearning4j's master cannot do; using this class does not take that master's jar. */
public final class Dl4jLimits {
  private static final String WITH = " with averaging.master = dl4j";

  private Dl4jLimits() {}

  /**
   * Refuses what would be passed over without a word.
   *
   * @throws io.stride.walk.error.InvalidSettingException if the settings ask for the averaging of
   *     gradients, a changing learning rate, early stopping, a limit of time or checkpoints
   */
  public static void check(TrainingSettings settings) {
    require(
        settings.averaging().what() == Averaged.PARAMETERS,
        "averaging.what",
        "gradients",
        "parameters" + WITH,
        "it averages parameters and updater states only");
    require(
        settings.schedule().decay() == LearningRateSchedule.Decay.CONSTANT
            && settings.schedule().warmup() == 0,
        "training.schedule",
        settings.schedule().decay().name().toLowerCase(Locale.ROOT),
        "constant, without warm-up," + WITH,
        "every round starts from one rate");
    require(
        settings.earlyStopping().mode() == EarlyStopping.Mode.OFF,
        "training.early-stopping",
        settings.earlyStopping().mode().name().toLowerCase(Locale.ROOT),
        "off" + WITH,
        "it trains all epochs");
    require(
        !settings.checkpoints().on(),
        "checkpoint.every-rounds",
        settings.checkpoints().everyRounds(),
        "0 (and checkpoint.every-minutes 0)" + WITH,
        "it writes no checkpoints");
    require(
        settings.maxMinutes() == 0,
        "training.max-minutes",
        settings.maxMinutes(),
        "0" + WITH,
        "it trains all epochs");
  }

  /**
   * Refuses what would be passed over without a word.
   *
   * @throws io.stride.walk.error.InvalidSettingException if the network compares pieces of a
   *     minibatch, which this master's minibatches do not name
   */
  public static void check(AutoencoderSettings model) {
    require(
        !model.objective().contrastive(),
        "model.contrast",
        model.objective().contrast(),
        "0" + WITH,
        "its minibatches do not say which pieces belong together");
  }
}
