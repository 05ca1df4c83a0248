/**
 * From a trained network to one vector per node: pieces of walks are encoded in parallel, a node's
 * embedding is the mean latent of the pieces that contain it. May use {@code batch}, {@code
 * features}, {@code model}, {@code device}, walk engines and Spark.
 */
package io.stride.train.encoding;
