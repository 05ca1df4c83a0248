/**
 * Training under Deeplearning4j's own master, to compare with. May use {@code averaging}, {@code
 * batch}, {@code features}, {@code model}, Spark and Deeplearning4j; its jar is not part of the
 * product's, see {@link io.stride.train.dl4j.Dl4jMaster}.
 */
package io.stride.train.dl4j;
