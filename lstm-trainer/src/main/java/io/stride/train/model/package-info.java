/**
 * The autoencoder: its settings, its network and how it is stored. The only package that may use
 * Deeplearning4j, beside its {@code kernel} and the comparison in {@code dl4j}; others see float
 * arrays and {@link io.stride.train.batch.PieceBatch}.
 */
package io.stride.train.model;
