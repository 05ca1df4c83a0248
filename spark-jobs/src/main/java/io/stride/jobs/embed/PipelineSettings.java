package io.stride.jobs.embed;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.train.averaging.TrainingSettings;
import io.stride.train.device.DeviceSetting;
import io.stride.train.encoding.EncodingSettings;
import io.stride.train.features.FeatureSettings;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.SavedModel;
import io.stride.walk.sampling.WalkSettings;

/**
 * How a graph becomes vectors: the settings of every stage.
 *
 * @param walks how walks are drawn
 * @param features what the network reads of a node
 * @param model the network
 * @param training how it is trained
 * @param encoding how nodes are encoded with it
 * @param device what all of that is computed on
 */
public record PipelineSettings(
    WalkSettings walks,
    FeatureSettings features,
    AutoencoderSettings model,
    TrainingSettings training,
    EncodingSettings encoding,
    DeviceSetting device) {

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
  }

  /** The same with all that a saved model prescribes: only how many walks are encoded stays. */
  public PipelineSettings with(SavedModel saved) {
    return new PipelineSettings(
        saved.walks(),
        saved.features(),
        saved.settings(),
        training.with(saved.batches()),
        new EncodingSettings(encoding.walks(), encoding.batchSize(), saved.batches().pieceLength()),
        device);
  }
}
