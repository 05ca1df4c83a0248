package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Reads and checks the edges of a graph, from text or Parquet. Everything that is wrong with the
 * data is found here, on the first pass, and told in one line; later stages need not check again.
 */
public final class EdgeReader {
  private EdgeReader() {}

  /**
   * Reads what {@code input} points to. The data is passed over once to check, count and
   * fingerprint it; the table's edges are read again when they are used.
   *
   * <p>Text: one edge a line; lines that start with {@code #} and blank lines are skipped, and so
   * is the first line of a file if it names the columns ({@code source target}, {@code src dst},
   * {@code from to} and the like). Ids lose surrounding white space; quotes belong to the id.
   *
   * @throws InvalidInputException if there is nothing to read, it cannot be read, or a line or row
   *     is no valid edge; the message names the file and the line
   */
  public static EdgeTable read(SparkSession spark, EdgeInput input) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    InputFiles files = InputFiles.find(hadoop, input.path());
    boolean parquet =
        switch (input.format()) {
          case PARQUET -> true;
          case TEXT -> false;
          case AUTO -> ParquetFiles.looksLikeParquet(hadoop, files);
        };
    return parquet
        ? new ParquetEdges(spark, input, files).read()
        : new TextEdges(spark, input, files).read();
  }
}
