package io.stride.walk.graph;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Edges in the form that they were read in, and in the other one when it is asked for: setting up
 * Spark SQL for a table that nobody queries costs more than a small graph.
 */
public final class EdgeData {
  private final JavaRDD<Row> rows;
  private final SparkSession spark;
  private final StructType schema;
  private Dataset<Row> table;

  private EdgeData(JavaRDD<Row> rows, SparkSession spark, StructType schema, Dataset<Row> table) {
    this.rows = rows;
    this.spark = spark;
    this.schema = schema;
    this.table = table;
  }

  /** Edges that are read as rows of {@code schema}. */
  static EdgeData of(SparkSession spark, JavaRDD<Row> rows, StructType schema) {
    return new EdgeData(rows, spark, schema, null);
  }

  /** Edges that are read as a table. */
  static EdgeData of(Dataset<Row> table) {
    return new EdgeData(null, table.sparkSession(), table.schema(), table);
  }

  /** The rows, for a pass over all of them. */
  JavaRDD<Row> rows() {
    return rows == null ? table.toJavaRDD() : rows;
  }

  /** The table, for queries. */
  synchronized Dataset<Row> table() {
    if (table == null) {
      table = spark.createDataFrame(rows, schema);
    }
    return table;
  }

  /** Where both are computed. */
  SparkSession spark() {
    return spark;
  }
}
