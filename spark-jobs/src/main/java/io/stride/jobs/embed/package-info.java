/**
 * The main job: edges in, embeddings out. The pipeline in it serves other jobs that need vectors of
 * a graph.
 */
package io.stride.jobs.embed;
