package io.stride.jobs.vectors;

/**
 * How a table of vectors is written.
 *
 * @param size numbers per vector
 * @param files Parquet files; 0: by the table's size
 */
public record VectorTable(int size, int files) {
  /** Rows per file if the number of files is not set: about 100 MB at 128 numbers. */
  private static final long ROWS_PER_FILE = 200_000;

  /** Files for a table of so many rows. */
  int filesFor(long rows) {
    return files > 0 ? files : (int) Math.max(1, (rows + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
  }
}
