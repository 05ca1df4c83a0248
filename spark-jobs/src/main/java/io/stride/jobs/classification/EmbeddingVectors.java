package io.stride.jobs.classification;

import static org.apache.spark.sql.functions.col;

import io.stride.walk.error.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The embeddings of some nodes on the driver, by node id as text: 4 bytes a number, so a million
 * nodes of 128 numbers take 0.5 GB.
 *
 * @param byNode vectors of one length, all finite
 */
record EmbeddingVectors(NavigableMap<String, float[]> byNode) {

  EmbeddingVectors {
    byNode = Collections.unmodifiableNavigableMap(byNode);
  }

  /**
   * Opens a table of embeddings.
   *
   * @throws InvalidInputException if no Parquet is there
   */
  static Dataset<Row> table(SparkSession spark, String path) {
    try {
      return spark.read().parquet(path);
    } catch (Exception e) { // AnalysisException, which Spark's Java signature does not tell
      throw new InvalidInputException("embeddings: " + path + " holds no Parquet table", e);
    }
  }

  /**
   * Collects the rows whose node is among {@code wanted}.
   *
   * @param embeddings columns node (integer or string) and embedding (array of numbers)
   * @throws InvalidInputException if a column is missing, a node stands twice, or a vector is
   *     empty, not finite or of another length than the others
   */
  static EmbeddingVectors collect(SparkSession spark, Dataset<Row> embeddings, Set<String> wanted) {
    requireColumns(embeddings);
    Dataset<Row> ids = spark.createDataset(List.copyOf(wanted), Encoders.STRING()).toDF("node");
    Dataset<Row> chosen =
        embeddings
            .select(
                col("node").cast("string").as("node"),
                col("embedding").cast("array<float>").as("embedding"))
            .join(ids, "node");
    NavigableMap<String, float[]> byNode = new TreeMap<>();
    for (Row row : chosen.collectAsList()) {
      float[] vector = vector(row);
      if (byNode.put(row.getString(0), vector) != null) {
        throw new InvalidInputException(
            "embeddings: node '%s' stands in several rows; choose one run of them"
                .formatted(row.getString(0)));
      }
    }
    requireOneLength(byNode);
    return new EmbeddingVectors(byNode);
  }

  private static void requireColumns(Dataset<Row> embeddings) {
    List<String> columns = Arrays.asList(embeddings.columns());
    if (!columns.contains("node") || !columns.contains("embedding")) {
      throw new InvalidInputException(
          "embeddings: columns are " + columns + ", must include node and embedding");
    }
  }

  private static float[] vector(Row row) {
    List<Float> numbers = row.isNullAt(1) ? List.of() : row.getList(1);
    float[] vector = new float[numbers.size()];
    for (int i = 0; i < vector.length; i++) {
      Float number = numbers.get(i);
      vector[i] = number == null ? Float.NaN : number;
      if (!Float.isFinite(vector[i])) {
        throw new InvalidInputException(
            "embeddings: number %d of node '%s' is %s, must be finite"
                .formatted(i, row.getString(0), number));
      }
    }
    return vector;
  }

  private static void requireOneLength(NavigableMap<String, float[]> byNode) {
    int length = byNode.isEmpty() ? 1 : byNode.get(byNode.firstKey()).length;
    byNode.forEach(
        (node, vector) -> {
          if (vector.length == 0 || vector.length != length) {
            throw new InvalidInputException(
                "embeddings: node '%s' has %d numbers, node '%s' has %d; all need the same, at least one"
                    .formatted(node, vector.length, byNode.firstKey(), length));
          }
        });
  }
}
