/**
 * What the tasks on embeddings share: L2 logistic regression by Spark ML on examples that are made
 * where they are used, and keyed random numbers for splits and samples. May use Spark SQL and Spark
 * ML; knows no task.
 */
package io.stride.jobs.evaluation;
