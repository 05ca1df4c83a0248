/**
 * What the autoencoder reads of a node: a deterministic random code per node, spread over the
 * graph, centred, whitened and scaled; on this machine, or on a graph that {@code
 * io.stride.walk.graph} has laid out in Spark's partitions. Plain Java without Spark's types; may
 * use {@code ranking} and {@code io.stride.walk.graph}.
 */
package io.stride.train.features;
