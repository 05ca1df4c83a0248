package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.train.averaging.CheckpointSettings;
import io.stride.train.averaging.EarlyStopping;
import io.stride.train.averaging.LearningRateSchedule;
import io.stride.train.averaging.TrainingSettings;
import io.stride.train.batch.BatchSettings;
import io.stride.train.device.DeviceSetting;
import io.stride.train.encoding.EncodingSettings;
import io.stride.train.features.FeatureEngine;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.FeatureType;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.EncoderShape;
import io.stride.train.model.OneHotSettings;
import io.stride.train.model.Regularization;
import io.stride.walk.engine.EngineKind;
import io.stride.walk.engine.StartKind;
import io.stride.walk.graph.DegreeLimits;
import java.util.Optional;
import java.util.regex.Pattern;

/** From keys to the settings records of the pipeline's stages, which check the ranges. */
public final class PipelineConfig {
  /** Not below zero: that would stand for auto. */
  private static final Pattern NUMBER = Pattern.compile("[+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");

  private PipelineConfig() {}

  /**
   * Reads the settings of all stages.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static PipelineSettings read(StrideConfig config) {
    requireTrainable(config);
    // Used when the graph is there; a mistake is told before Spark starts.
    DegreeLimits unused = config.degreeLimits();
    BatchSettings batches =
        new BatchSettings(PieceConfig.length(config), config.integer("training.batch-size"));
    Optional<OneHotSettings> oneHot = OneHotConfig.read(config, updater(config));
    Optional<SkipGramUse> skipGram = SkipGramConfig.read(config);
    MasterKind master = config.choice("averaging.master", MasterKind.class);
    boolean writesCheckpoints = oneHot.isEmpty() && master == MasterKind.STRIDE;
    boolean normalize = config.flag("encoding.normalize");
    require(
        !normalize || (oneHot.isEmpty() && skipGram.isEmpty()),
        "encoding.normalize",
        normalize,
        "false with one-hot input, node2vec or refine.walks",
        "their vectors are rows of a table, which nothing encodes");
    return new PipelineSettings(
        config.walk(),
        features(config, batches),
        model(
            config,
            batches,
            oneHot.isPresent() || skipGram.map(use -> !use.refines()).orElse(false)),
        oneHot,
        skipGram,
        training(config, batches, writesCheckpoints),
        master,
        new EncodingSettings(
            config.integer("encoding.walks"),
            config.integer("encoding.batch-size"),
            batches.pieceLength(),
            normalize),
        config.choice("device", DeviceSetting.class),
        config.choice("features.engine", FeatureEngine.class));
  }

  /**
   * The same with {@code model.type = node2vec} and no refinement, whatever the settings say: to
   * compare with.
   *
   * @throws io.stride.walk.error.InvalidSettingException if a value is outside its range
   */
  public static PipelineSettings node2vec(StrideConfig config) {
    return read(config).withNode2vec(SkipGramConfig.onAllWalks(config));
  }

  /** A setting that training would pass over without a word is refused. */
  private static void requireTrainable(StrideConfig config) {
    require(
        config.choice("walk.start", StartKind.class) == StartKind.ALL,
        "walk.start",
        config.string("walk.start"),
        "all to train on walks",
        "training draws them from all nodes; other starts are for the job walks");
    require(
        config.choice("walk.engine", EngineKind.class) != EngineKind.PARTITIONED,
        "walk.engine",
        config.string("walk.engine"),
        "auto or replicated to train on walks",
        "they are drawn where they are used, which takes the whole graph");
  }

  private static FeatureSettings features(StrideConfig config, BatchSettings batches) {
    return new FeatureSettings(
        config.integer("features.size"),
        config.integer("features.width"),
        config.numbers("features.hop-weights"),
        batches.pieceLength(),
        config.choice("features.type", FeatureType.class),
        ownWeight(config),
        config.number("features.degree-weight"),
        config.longInteger("seed"));
  }

  private static double ownWeight(StrideConfig config) {
    String text = config.string("features.own-weight");
    String stripped = text.strip();
    boolean auto = config.isAuto("features.own-weight");
    require(
        auto || NUMBER.matcher(stripped).matches(),
        "features.own-weight",
        text,
        "auto, or 0 to 100",
        "how much a node's own edges count beside its latent");
    return auto ? FeatureSettings.AUTO_WEIGHT : Double.parseDouble(stripped);
  }

  /** The network that reads features; if another takes its place only its ranges are used. */
  private static AutoencoderSettings model(
      StrideConfig config, BatchSettings batches, boolean replaced) {
    return new AutoencoderSettings(
        config.integer("features.size"),
        config.integer("model.latent"),
        config.flag("model.skip") && !replaced,
        new EncoderShape(
            config.integers("model.encoder-layers"),
            config.flag("model.bidirectional"),
            config.choice("model.pooling", EncoderShape.Pooling.class),
            config.number("model.state-weight")),
        ObjectiveConfig.read(config, batches, replaced),
        updater(config),
        new Regularization(
            config.number("training.gradient-clip"),
            config.number("training.dropout"),
            config.number("training.denoising")),
        config.longInteger("seed"));
  }

  private static AutoencoderSettings.Updater updater(StrideConfig config) {
    return new AutoencoderSettings.Updater(
        config.choice("training.updater", AutoencoderSettings.Updater.Kind.class),
        config.number("training.learning-rate"));
  }

  private static TrainingSettings training(
      StrideConfig config, BatchSettings batches, boolean writesCheckpoints) {
    return new TrainingSettings(
        batches,
        config.longInteger("training.tokens"),
        config.integer("training.epochs"),
        config.number("training.validation"),
        config.number("training.divergence-factor"),
        config.number("training.max-minutes"),
        new LearningRateSchedule(
            config.choice("training.schedule", LearningRateSchedule.Decay.class),
            config.number("training.warmup"),
            config.number("training.final-rate")),
        new EarlyStopping(
            config.choice("training.early-stopping", EarlyStopping.Mode.class),
            config.integer("training.patience"),
            config.number("training.min-improvement"),
            config.integer("training.validate-every")),
        checkpoints(config, writesCheckpoints),
        averaging(config));
  }

  /**
   * Where none can be written, those by time are off, since that is a default; whoever asks for
   * them by rounds means it, and is refused.
   */
  private static CheckpointSettings checkpoints(StrideConfig config, boolean written) {
    CheckpointSettings asked =
        new CheckpointSettings(
            config.integer("checkpoint.every-rounds"),
            config.number("checkpoint.every-minutes"),
            config.integer("checkpoint.keep"));
    return written ? asked : new CheckpointSettings(asked.everyRounds(), 0, asked.keep());
  }

  private static TrainingSettings.Averaging averaging(StrideConfig config) {
    return new TrainingSettings.Averaging(
        config.integer("averaging.frequency"),
        config.integer("averaging.partitions"),
        config.choice("averaging.rate-scaling", TrainingSettings.RateScaling.class),
        config.choice("averaging.what", TrainingSettings.Averaged.class));
  }
}
