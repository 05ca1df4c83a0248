/**
 * Training of one-hot autoencoders across Spark partitions. The LSTMs' parameters are averaged as a
 * whole, the tables with a row per node by the rows that a round has touched. May use {@code
 * averaging}'s settings, {@code batch}, {@code model}, {@code table}, {@code versioned}, {@code
 * encoding}'s result type, walk engines and Spark's core.
 */
package io.stride.train.onehot;
