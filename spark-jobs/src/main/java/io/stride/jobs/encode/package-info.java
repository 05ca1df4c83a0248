/**
 * The job {@code encode}: a saved model and edges to vectors, of all nodes or of those that have
 * none yet. Shares graph, features and encoding with {@link io.stride.jobs.embed}.
 */
package io.stride.jobs.encode;
