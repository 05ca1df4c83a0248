/**
 * One run and what it leaves behind: its name, its lock, its directory with staging and publishing,
 * its manifest, its metrics and its progress on the terminal. Works on any Hadoop file system; may
 * use {@code io.stride.walk.error} and Jackson; only {@link io.stride.jobs.run.MetricsWriter} and
 * {@link io.stride.jobs.run.JobDescriptions} need Spark.
 */
package io.stride.jobs.run;
