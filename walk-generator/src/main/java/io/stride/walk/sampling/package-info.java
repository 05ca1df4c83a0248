/**
 * One walk: its settings, its randomness and the second-order transition. Plain Java on primitive
 * arrays; may use {@code io.stride.walk.graph} and {@code io.stride.walk.error}, no Spark.
 */
package io.stride.walk.sampling;
