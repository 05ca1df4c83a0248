/**
 * From walks to minibatches: the order in which walks are drawn, the pieces that they are cut into,
 * and the streams of minibatches that partitions train on. May use {@code io.stride.walk.engine}.
 */
package io.stride.train.batch;
