package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.averaging.TrainingSettings;
import io.stride.train.device.DeviceSetting;
import io.stride.train.dl4j.Dl4jLimits;
import io.stride.train.encoding.EncodingSettings;
import io.stride.train.features.FeatureEngine;
import io.stride.train.features.FeatureSettings;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.OneHotSettings;
import io.stride.train.model.SavedModel;
import io.stride.train.onehot.OneHotLimits;
import io.stride.train.skipgram.SkipGramSettings;
import io.stride.walk.sampling.WalkSettings;
import java.util.Optional;

/**
 * How a graph becomes vectors: the settings of every stage.
 *
 * @param walks how walks are drawn
 * @param features what the network reads of a node
 * @param model the network that reads features
 * @param oneHot the network that reads nodes, if that takes the place of features and {@code model}
 * @param skipGram what skip-gram does: make the vectors, or refine those of the network, if it does
 * @param training how it is trained
 * @param master who averages
 * @param encoding how nodes are encoded with it
 * @param device what all of that is computed on
 * @param featureEngine where features are made; makes no difference to them
 */
public record PipelineSettings(
    WalkSettings walks,
    FeatureSettings features,
    AutoencoderSettings model,
    Optional<OneHotSettings> oneHot,
    Optional<SkipGramUse> skipGram,
    TrainingSettings training,
    MasterKind master,
    EncodingSettings encoding,
    DeviceSetting device,
    FeatureEngine featureEngine) {

  /**
   * @throws io.stride.walk.error.InvalidSettingException if stages contradict each other
   */
  public PipelineSettings {
    require(
        training.batches().pieceLength() <= walks.length(),
        "training.piece-length",
        training.batches().pieceLength(),
        "at most walk.length = " + walks.length(),
        "walks are cut into pieces");
    require(
        oneHot.isEmpty() || master == MasterKind.STRIDE,
        "averaging.master",
        "dl4j",
        "stride with model.input = one-hot",
        "rows of nodes are averaged as no other master does");
    require(
        oneHot.isEmpty() || skipGram.isEmpty(),
        "model.input",
        "one-hot",
        "features with " + skipGram.map(SkipGramUse::setting).orElse(""),
        "one-hot vectors are not refined, and node2vec reads no input");
    require(
        model.skip()
            || oneHot.isPresent()
            || skipGram.map(use -> !use.refines()).orElse(false)
            || features.ownWeight() <= 0,
        "features.own-weight",
        features.ownWeight(),
        "0 or auto with model.skip = false",
        "only latents with the skip connection are near to the features that the weight is set by");
    model.objective().check(training.batches(), walks.length());
    if (oneHot.isPresent()) {
      OneHotLimits.check(training);
    }
    if (master == MasterKind.DL4J) {
      Dl4jLimits.check(training);
      Dl4jLimits.check(model);
    }
  }

  /** The features as set, with nothing left to choose that the model rules out. */
  public FeatureSettings featuresToChoose() {
    return model.skip() ? features : features.with(features.type(), 0);
  }

  /**
   * The same with nothing left to choose of where the features of a graph are made.
   *
   * @param nodes of the graph
   * @param heap bytes of the driver's heap
   */
  PipelineSettings withFeatureEngine(long nodes, long heap) {
    FeatureEngine decided = featureEngine.decide(featuresToChoose(), nodes, heap);
    return new PipelineSettings(
        walks, features, model, oneHot, skipGram, training, master, encoding, device, decided);
  }

  /** Numbers per vector. */
  public int vectorSize() {
    return oneHot.map(OneHotSettings::embedding).orElse(model.latent());
  }

  /** Whether skip-gram takes the place of the network. */
  public boolean node2vec() {
    return skipGram.isPresent() && !skipGram.get().refines();
  }

  /** The setting that rules checkpoints out, if one does. */
  public Optional<String> withoutCheckpoints() {
    if (oneHot.isPresent()) {
      return Optional.of("model.input = one-hot");
    }
    if (node2vec()) {
      return skipGram.map(SkipGramUse::setting);
    }
    return master == MasterKind.DL4J ? Optional.of("averaging.master = dl4j") : Optional.empty();
  }

  /**
   * For jobs that need a model that can be kept or that knows other graphs.
   *
   * @param hint why
   * @throws io.stride.walk.error.InvalidSettingException if the network reads nodes, not features,
   *     or skip-gram has a part in the vectors
   */
  public void requireFeatures(String job, String hint) {
    requireFeatureInput("for the job " + job, hint);
    skipGram.ifPresent(use -> use.refuse(job));
  }

  /**
   * For those who have no use for vectors of one-hot input.
   *
   * @param where who they are, as the end of the message
   * @param hint why
   * @throws io.stride.walk.error.InvalidSettingException if the network reads nodes, not features
   */
  public void requireFeatureInput(String where, String hint) {
    require(oneHot.isEmpty(), "model.input", "one-hot", "features " + where, hint);
  }

  /** The same without skip-gram: the network's vectors as they are. */
  public PipelineSettings withoutSkipGram() {
    return with(Optional.empty(), oneHot);
  }

  /** The same with skip-gram on all walks in place of any network. */
  PipelineSettings withNode2vec(SkipGramSettings how) {
    return with(Optional.of(new SkipGramUse(how, false)), Optional.empty());
  }

  private PipelineSettings with(Optional<SkipGramUse> use, Optional<OneHotSettings> input) {
    return new PipelineSettings(
        walks, features, model, input, use, training, master, encoding, device, featureEngine);
  }

  /** The same with all that a saved model prescribes: only how many walks are encoded stays. */
  public PipelineSettings with(SavedModel saved) {
    return new PipelineSettings(
        saved.walks(),
        saved.features(),
        saved.settings(),
        oneHot,
        skipGram,
        training.with(saved.batches()),
        master,
        new EncodingSettings(
            encoding.walks(),
            encoding.batchSize(),
            saved.batches().pieceLength(),
            saved.normalized()),
        device,
        featureEngine);
  }
}
