package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.EncoderShape;
import io.stride.train.model.OneHotSettings;
import io.stride.train.model.ReconstructionLoss;
import java.util.List;
import java.util.Optional;

/** From keys to the settings of the autoencoder whose input is a one-hot node. */
final class OneHotConfig {
  private static final String WITH = " with model.input = one-hot";

  private OneHotConfig() {}

  /**
   * Reads them; empty if the network is to read features.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range, or a
   *     setting of the network would be passed over
   */
  static Optional<OneHotSettings> read(StrideConfig config, Updater updater) {
    if (config.choice("model.input", ModelInput.class) == ModelInput.FEATURES) {
      return Optional.empty();
    }
    requirePlain(config);
    return Optional.of(
        new OneHotSettings(
            config.integer("one-hot.embedding"),
            config.integer("model.latent"),
            config.integer("one-hot.full-limit"),
            config.integer("one-hot.negatives"),
            config.number("one-hot.table-learning-rate"),
            updater,
            config.number("training.gradient-clip"),
            config.longInteger("seed")));
  }

  /** The network has one layer each way, a softmax, and nothing is left out of its input. */
  private static void requirePlain(StrideConfig config) {
    String layers = "its encoder and decoder are one LSTM each";
    require(
        config.integers("model.encoder-layers").isEmpty(),
        "model.encoder-layers",
        config.integers("model.encoder-layers"),
        "empty" + WITH,
        layers);
    require(
        !config.flag("model.bidirectional"), "model.bidirectional", true, "false" + WITH, layers);
    // The default, mean, is for the other network; nobody asked for it.
    require(
        config.choice("model.pooling", EncoderShape.Pooling.class) != EncoderShape.Pooling.MAX,
        "model.pooling",
        config.string("model.pooling"),
        "last or the default" + WITH,
        "its latent is the encoder's last state");
    require(
        config.choice("model.loss", ReconstructionLoss.class) == ReconstructionLoss.MSE,
        "model.loss",
        config.string("model.loss"),
        "the default" + WITH,
        "its loss is the cross-entropy of the softmax");
    ObjectiveConfig.contrast(config)
        .ifPresent(own -> requireZero("model.contrast", own, "its latents are not compared"));
    for (String key : List.of("training.dropout", "training.denoising")) {
      requireZero(key, config.number(key), "its input is never thinned out");
    }
  }

  private static void requireZero(String key, double value, String hint) {
    require(value == 0, key, value, "0" + WITH, hint);
  }

  /** What the network reads of a node. */
  private enum ModelInput {
    FEATURES,
    ONE_HOT
  }
}
