package io.stride.walk.graph;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.error.InvalidSettingException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;

/** A table that Spark reads: files, a database, a table of the catalog. */
final class TableSource {
  private final SparkSession spark;
  private final EdgeSource source;
  private final Optional<InputFiles> files;

  private TableSource(SparkSession spark, EdgeSource source, Optional<InputFiles> files) {
    this.spark = spark;
    this.source = source;
    this.files = files;
  }

  /**
   * Looks for the source; if its format is one of files, they must be there.
   *
   * @throws InvalidSettingException if Spark has no such format
   * @throws InvalidInputException if there are no files, or they are of another format
   */
  static TableSource find(SparkSession spark, EdgeSource source) {
    if (source.format().equals(EdgeFormat.TABLE) || !readsFiles(spark, source.format())) {
      return new TableSource(spark, source, Optional.empty());
    }
    require(
        !source.path().isBlank(),
        "input.path",
        "empty",
        "a path if input.format is " + source.format(),
        "the edges of the graph");
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    InputFiles files = InputFiles.find(hadoop, source.path());
    // With options such as pathGlobFilter, Spark may read only some of them.
    if (source.format().equals(EdgeFormat.PARQUET) && source.options().isEmpty()) {
      ParquetFiles.requireParquet(hadoop, files);
    }
    return new TableSource(spark, source, Optional.of(files));
  }

  /**
   * Files that turned out to be Parquet.
   *
   * @throws InvalidInputException if not all of them are
   */
  static TableSource parquet(SparkSession spark, InputFiles files) {
    ParquetFiles.requireParquet(spark.sparkContext().hadoopConfiguration(), files);
    EdgeSource source = new EdgeSource(files.path(), EdgeFormat.PARQUET, Map.of());
    return new TableSource(spark, source, Optional.of(files));
  }

  /** What it is. */
  EdgeSource source() {
    return source;
  }

  /** Number of files that it is made of; 0 if it is no plain files. */
  int files() {
    return files.map(found -> found.files().size()).orElse(0);
  }

  /**
   * The table, not yet read but for its columns.
   *
   * @throws InvalidInputException if it is not there or cannot be read
   */
  Dataset<Row> load() {
    DataFrameReader reader = spark.read().options(source.options());
    try {
      if (source.format().equals(EdgeFormat.TABLE)) {
        return reader.table(source.path());
      }
      DataFrameReader formatted = reader.format(source.format().name());
      return source.path().isBlank() ? formatted.load() : formatted.load(source.path());
    } catch (Exception | LinkageError e) {
      // Scala throws what drivers throw without declaring it; it all is about the user's source.
      throw unreadable(e);
    }
  }

  /** The refusal of a source that failed with {@code failure}; no secrets of its options. */
  InvalidInputException unreadable(Throwable failure) {
    Map<String, String> options = source.options();
    String why = Secrets.hiddenIn(Causes.oneLine(failure), options);
    String hint = TableHints.unreadable(Causes.root(failure));
    String message = "cannot read " + source.name() + ": " + why + hint;
    // The stack trace shows the messages of all causes.
    return Causes.anyMessage(failure, text -> !Secrets.hiddenIn(text, options).equals(text))
        ? new InvalidInputException(message)
        : new InvalidInputException(message, failure);
  }

  private static boolean readsFiles(SparkSession spark, EdgeFormat format) {
    try {
      Class<?> provider = DataSource.lookupDataSource(format.name(), spark.sessionState().conf());
      return FileFormat.class.isAssignableFrom(provider)
          || FileDataSourceV2.class.isAssignableFrom(provider);
    } catch (Exception | LinkageError e) {
      InvalidSettingException unknown =
          new InvalidSettingException(
              "input.format",
              format,
              "auto, text, parquet, table or a data source that this Spark has",
              "others such as delta, iceberg or avro come with --packages before the job's name");
      unknown.initCause(e);
      throw unknown;
    }
  }
}
