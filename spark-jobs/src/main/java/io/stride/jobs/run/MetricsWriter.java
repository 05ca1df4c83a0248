package io.stride.jobs.run;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes small tables of figures twice: as Parquet for queries and as JSON for people. */
public final class MetricsWriter {
  private final SparkSession spark;
  private final Path directory;

  /**
   * @param spark writes the Parquet
   * @param directory a run's metrics, staged: {@code directory.staging(RunPart.METRICS)}
   */
  public MetricsWriter(SparkSession spark, Path directory) {
    this.spark = spark;
    this.directory = directory;
  }

  /**
   * Writes {@code <name>.parquet} (one file) and {@code <name>.json} (an array of objects).
   *
   * @throws IOException if the file system fails
   */
  public void write(String name, MetricsTable table) throws IOException {
    write(name, table, SaveMode.ErrorIfExists);
  }

  /**
   * The same, in place of an earlier table of that name.
   *
   * @throws IOException if the file system fails
   */
  public void replace(String name, MetricsTable table) throws IOException {
    write(name, table, SaveMode.Overwrite);
  }

  private void write(String name, MetricsTable table, SaveMode mode) throws IOException {
    List<Row> rows = table.rows().stream().map(row -> RowFactory.create(row.toArray())).toList();
    spark
        .createDataFrame(rows, schema(table))
        .coalesce(1)
        .write()
        .mode(mode)
        .parquet(new Path(directory, name + ".parquet").toString());
    Path json = new Path(directory, name + ".json");
    HadoopFiles.writeText(
        HadoopFiles.of(json, spark.sparkContext().hadoopConfiguration()),
        json,
        Json.write(table.asMaps()) + "\n");
  }

  private static StructType schema(MetricsTable table) {
    return new StructType(
        table.columns().stream()
            .map(c -> DataTypes.createStructField(c.name(), c.type().sparkType(), true))
            .toArray(StructField[]::new));
  }
}
