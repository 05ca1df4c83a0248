package io.stride.train.averaging;

import io.stride.train.model.AutoencoderSettings;

/** Trains an autoencoder on the walks of a graph, on all of Spark's task slots. */
public interface TrainingMaster {
  /**
   * Trains from initial parameters to the end of the last epoch, or until the loss diverges.
   *
   * @param model the network
   * @param data what to train on
   * @param listener is told of every round as it ends
   */
  TrainingResult train(AutoencoderSettings model, TrainingData data, TrainingListener listener);
}
