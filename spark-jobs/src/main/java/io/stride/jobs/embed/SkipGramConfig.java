package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.skipgram.SkipGramSettings;
import java.util.Optional;

/** From keys to what skip-gram does. */
final class SkipGramConfig {
  private SkipGramConfig() {}

  /**
   * Reads it; empty if skip-gram has no part in the vectors. Its settings are checked all the same.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range, or
   *     vectors of node2vec are to be refined
   */
  static Optional<SkipGramUse> read(StrideConfig config) {
    boolean node2vec = config.choice("model.type", ModelType.class) == ModelType.NODE2VEC;
    double share = config.number("refine.walks");
    require(share >= 0 && share <= 1, "refine.walks", share, "0 to 1", "0: nothing is refined");
    require(
        !node2vec || share == 0,
        "refine.walks",
        share,
        "0 with model.type = node2vec",
        "skip-gram trains on all walks then; more passes: skip-gram.epochs");
    SkipGramSettings settings = settings(config, share == 0 ? 1 : share);
    return node2vec || share > 0
        ? Optional.of(new SkipGramUse(settings, !node2vec))
        : Optional.empty();
  }

  /** How skip-gram trains on all walks. */
  static SkipGramSettings onAllWalks(StrideConfig config) {
    return settings(config, 1);
  }

  private static SkipGramSettings settings(StrideConfig config, double share) {
    return new SkipGramSettings(
        config.integer("model.latent"),
        config.integer("skip-gram.window"),
        config.integer("skip-gram.negatives"),
        config.number("skip-gram.learning-rate"),
        config.integer("skip-gram.epochs"),
        config.number("skip-gram.subsampling"),
        share,
        config.longInteger("seed"));
  }

  /** The model families. */
  private enum ModelType {
    LSTM_AUTOENCODER,
    NODE2VEC
  }
}
