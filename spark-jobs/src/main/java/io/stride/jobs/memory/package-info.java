/**
 * Memory that there is against memory that is needed: what a running Spark was given, the check
 * before a job collects or copies a graph, what there is outside of the heap, and how large both
 * have to be. May use {@code config}, {@code io.stride.walk.engine}, {@code io.stride.train.device}
 * and {@code io.stride.train.model}; knows no job.
 */
package io.stride.jobs.memory;
