/**
 * What the tasks on embeddings share: L2 logistic regression of many targets at once, the choice of
 * its penalty, and keyed random numbers for splits and samples. Plain arithmetic in the calling
 * thread; knows neither Spark nor a task.
 */
package io.stride.jobs.evaluation;
