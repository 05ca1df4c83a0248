package io.stride.train.features;

/** What the autoencoder reads of a node. */
public enum FeatureType {
  /** The one that predicts held-out edges better. */
  AUTO,
  /** Random codes spread over the graph, whitened. */
  PROPAGATION,
  /** The leading singular vectors of the edges' positive pointwise mutual information. */
  PPMI
}
