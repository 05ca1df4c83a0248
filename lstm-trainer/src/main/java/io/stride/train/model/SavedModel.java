package io.stride.train.model;

import io.stride.train.batch.BatchSettings;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.FeatureTransforms;
import io.stride.walk.sampling.WalkSettings;

/**
 * All that is needed to encode nodes, or to go on training, with a network trained earlier.
 *
 * @param walks how walks were drawn
 * @param settings the network
 * @param features how node features are made
 * @param batches how walks were cut
 * @param normalized whether its vectors are scaled to length 1
 * @param transforms what makes the features, fitted to the training graph
 * @param state parameters, updater state and step count
 */
public record SavedModel(
    WalkSettings walks,
    AutoencoderSettings settings,
    FeatureSettings features,
    BatchSettings batches,
    boolean normalized,
    FeatureTransforms transforms,
    NetworkState state) {}
