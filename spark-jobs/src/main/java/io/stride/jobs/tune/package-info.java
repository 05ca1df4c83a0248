/**
 * The {@code tune} job: a small search over settings of the walks, features and models, scored by
 * how well the vectors predict edges that were held out. Needs no labels. May use {@code
 * io.stride.jobs.embed} for vectors and {@code io.stride.jobs.linkprediction} for scores.
 */
package io.stride.jobs.tune;
