/**
 * LSTM layers for Deeplearning4j on CPUs that do few large matrix products and plain float loops
 * instead of many small array operations. Parameters are laid out as in Deeplearning4j's own LSTM,
 * so either can take the other's place. Also the losses that Deeplearning4j has not or makes
 * slowly. May use {@code blas}, Deeplearning4j, ND4J and JavaCPP; used by {@code model} only.
 */
package io.stride.train.kernel;
