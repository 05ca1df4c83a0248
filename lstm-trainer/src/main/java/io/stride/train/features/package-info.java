/**
 * What the autoencoder reads of a node: a deterministic random code per node, spread over the
 * graph, centred, whitened and scaled. Plain Java; may use {@code ranking} and {@code
 * io.stride.walk.graph}.
 */
package io.stride.train.features;
