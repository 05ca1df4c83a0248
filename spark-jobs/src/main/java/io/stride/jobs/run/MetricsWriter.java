package io.stride.jobs.run;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Writes small tables of figures twice: as Parquet for queries and as JSON for people. */
public final class MetricsWriter {
  private final SparkSession spark;
  private final Path directory;

  /**
   * @param spark whose file systems are written to
   * @param directory a run's metrics, staged: {@code directory.staging(RunPart.METRICS)}
   */
  public MetricsWriter(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  /**
   * Writes {@code <name>.parquet} (one file) and {@code <name>.json} (an array of objects).
   *
   * @throws IOException if the file system fails, or there is such a table already
   */
  public void write(String name, MetricsTable table) throws IOException {
    write(name, table, false);
  }

  /**
   * The same, in place of an earlier table of that name.
   *
   * @throws IOException if the file system fails
   */
  public void replace(String name, MetricsTable table) throws IOException {
    write(name, table, true);
  }

  private void write(String name, MetricsTable table, boolean replace) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    new ParquetTable(table).write(new Path(directory, name + ".parquet"), replace, hadoop);
    Path json = new Path(directory, name + ".json");
    HadoopFiles.writeText(HadoopFiles.of(json, hadoop), json, Json.write(table.asMaps()) + "\n");
  }
}
