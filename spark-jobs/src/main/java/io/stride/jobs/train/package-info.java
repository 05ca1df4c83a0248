/**
 * The job {@code train}: edges to a saved model, without encoding. Shares graph, features and
 * training with {@link io.stride.jobs.embed}.
 */
package io.stride.jobs.train;
