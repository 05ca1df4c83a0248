/**
 * The {@code estimate} job: memory, disk and walking time of a graph that is there or only thought
 * of, and what to ask of a cluster for it. May use {@code embed} for the pipeline's settings and
 * memory.
 */
package io.stride.jobs.estimate;
