package io.stride.jobs.embed;

/**
 * How a table of vectors is written.
 *
 * @param size numbers per vector
 * @param files Parquet files; 0: by the table's size
 */
public record VectorTable(int size, int files) {}
