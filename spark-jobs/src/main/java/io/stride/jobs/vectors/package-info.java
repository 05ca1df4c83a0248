/**
 * The table of vectors: one row per node, in Parquet. Written without Spark SQL, whose queries take
 * seconds to plan and compile where the vectors of a small graph take milliseconds. May use {@code
 * io.stride.train.encoding}, {@code io.stride.walk.graph}, Spark and Parquet.
 */
package io.stride.jobs.vectors;
