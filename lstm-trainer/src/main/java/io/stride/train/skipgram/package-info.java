/**
 * Skip-gram with negative sampling: node2vec's own training, from random vectors or from those that
 * another model has made. May use {@code blas}, {@code batch}'s orders, {@code table}, {@code
 * versioned}, {@code encoding}'s result type, walk engines and Spark's core.
 */
package io.stride.train.skipgram;
