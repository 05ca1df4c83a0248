package io.stride.train.averaging;

import io.stride.train.model.AutoencoderSettings;

/** Trains an autoencoder on the walks of a graph, on all of Spark's task slots. */
public interface TrainingMaster {
  /**
   * Trains until there is a reason to stop, see {@link TrainingResult.Stop}.
   *
   * @param model the network
   * @param data what to train on
   * @param listener is told how it goes
   * @throws io.stride.walk.error.InvalidInputException if the walks give nothing to train on
   */
  TrainingResult train(AutoencoderSettings model, TrainingData data, TrainingListener listener);
}
