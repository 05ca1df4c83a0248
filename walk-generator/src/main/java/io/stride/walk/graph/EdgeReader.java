package io.stride.walk.graph;

import io.stride.walk.error.InvalidInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Reads and checks the edges of a graph, from text or any table that Spark reads. Everything that
 * is wrong with the data is found here, on the first pass, and told in one line; later stages need
 * not check again.
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
   * <p>Tables: integer, whole decimal or string ids, taken as they are: white space belongs to the
   * id, and the empty string is one. A null is none.
   *
   * @throws InvalidInputException if there is nothing to read, it cannot be read, or a line or row
   *     is no valid edge; the message names the file and the line
   * @throws io.stride.walk.error.InvalidSettingException if Spark has no such data source
   */
  public static EdgeTable read(SparkSession spark, EdgeInput input) {
    EdgeSource source = input.source();
    if (source.format().takesOptions()) {
      return new TableEdges(TableSource.find(spark, source), input).read();
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    InputFiles files = InputFiles.find(hadoop, source.path());
    boolean text =
        source.format().equals(EdgeFormat.TEXT) || !ParquetFiles.looksLikeParquet(hadoop, files);
    return text
        ? new TextEdges(spark, input, files).read()
        : new TableEdges(TableSource.parquet(spark, files), input).read();
  }
}
