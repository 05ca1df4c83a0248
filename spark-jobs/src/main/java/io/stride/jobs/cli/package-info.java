/**
 * The command line: the root command, what all jobs share (options, Spark session, progress, exit
 * codes, one-line errors), nothing of what a job does. May use all of {@code io.stride.jobs} except
 * the jobs themselves, which only {@link io.stride.jobs.cli.StrideCommand} lists.
 */
package io.stride.jobs.cli;
