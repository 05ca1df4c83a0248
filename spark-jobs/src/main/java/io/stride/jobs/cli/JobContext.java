package io.stride.jobs.cli;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.Progress;
import org.apache.spark.sql.SparkSession;

/**
 * What a job works with.
 *
 * @param spark the session; stopped by the command line when the job is done
 * @param config all settings
 * @param progress where to tell what is going on
 */
public record JobContext(SparkSession spark, StrideConfig config, Progress progress) {}
