/**
 * Memory that there is against memory that is needed: what a running Spark was given, the check
 * before a job collects or copies a graph, and how large a heap has to be. May use {@code config}
 * and {@code io.stride.walk.engine}; knows no job.
 */
package io.stride.jobs.memory;
