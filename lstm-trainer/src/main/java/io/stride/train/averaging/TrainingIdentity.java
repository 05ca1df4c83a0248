package io.stride.train.averaging;

import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.EncoderShape;
import io.stride.train.model.Regularization;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.sampling.WalkSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that the course of a training depends on, by the keys that users set it with. Not part
 * of it: when training is cut off and how often it is written down, which change nothing of what
 * was done before; and what it runs on, so that a failed machine can be replaced by another kind.
 */
final class TrainingIdentity {
  private final Map<String, String> values = new LinkedHashMap<>();

  private TrainingIdentity() {}

  static Map<String, String> of(
      AutoencoderSettings model,
      TrainingSettings training,
      WalkEngine engine,
      int partitions,
      Map<String, String> origin) {
    TrainingIdentity identity = new TrainingIdentity();
    identity.values.putAll(origin);
    identity.walks(engine.settings());
    identity.add("the number of nodes", engine.nodeCount());
    identity.model(model);
    identity.training(training);
    identity.averaging(training.averaging(), partitions);
    return identity.values;
  }

  private void walks(WalkSettings walks) {
    add("walk.length", walks.length());
    add("walk.per-node", walks.perNode());
    add("walk.p", walks.p());
    add("walk.q", walks.q());
    add("walk.bias", walks.bias().kind());
    add("walk.gamma", walks.bias().gamma());
    add("seed", walks.seed());
  }

  private void model(AutoencoderSettings model) {
    add("features.size", model.features());
    add("model.latent", model.latent());
    add("model.skip", model.skip());
    EncoderShape encoder = model.encoder();
    add("model.encoder-layers", encoder.lower());
    add("model.bidirectional", encoder.bidirectional());
    add("model.pooling", encoder.pooling());
    add("model.state-weight", encoder.weight());
    add("model.loss", model.objective().loss());
    add("model.reconstruction", model.objective().reconstruction());
    add("model.contrast", model.objective().contrast());
    add("model.temperature", model.objective().temperature());
    add("training.updater", model.updater().kind());
    add("training.learning-rate", model.updater().learningRate());
    Regularization regularization = model.regularization();
    add("training.gradient-clip", regularization.gradientClip());
    add("training.dropout", regularization.dropout());
    add("training.denoising", regularization.denoising());
    add("the seed of the network", model.seed());
  }

  private void training(TrainingSettings training) {
    add("training.piece-length", training.batches().pieceLength());
    add("training.batch-size", training.batches().batchSize());
    add("training.tokens", training.tokens());
    add("training.epochs", training.epochs());
    add("training.validation", training.validation());
    add("training.divergence-factor", training.divergenceFactor());
    LearningRateSchedule schedule = training.schedule();
    add("training.schedule", schedule.decay());
    add("training.warmup", schedule.warmup());
    add("training.final-rate", schedule.finalRate());
    EarlyStopping early = training.earlyStopping();
    add("training.early-stopping", early.mode());
    add("training.patience", early.patience());
    add("training.min-improvement", early.minImprovement());
    add("training.validate-every", early.everyRounds());
  }

  private void averaging(TrainingSettings.Averaging averaging, int partitions) {
    add("averaging.frequency", averaging.frequency());
    add("averaging.partitions", partitions);
    add("averaging.rate-scaling", averaging.rateScaling());
    add("averaging.what", averaging.what());
  }

  private void add(String name, Object value) {
    String text =
        value instanceof Enum<?> choice
            ? choice.name().toLowerCase(Locale.ROOT).replace('_', '-')
            : String.valueOf(value);
    values.put(name, text);
  }
}
