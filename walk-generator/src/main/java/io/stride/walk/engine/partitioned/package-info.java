/**
 * Walks on a graph that no executor holds: its shards stay where they are, walkers travel between
 * them in blocks of ints, a superstep at a time. Same walks as everywhere. May use {@code graph},
 * {@code sampling}, {@code engine} and Spark's core.
 */
package io.stride.walk.engine.partitioned;
