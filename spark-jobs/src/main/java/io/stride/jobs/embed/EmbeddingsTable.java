package io.stride.jobs.embed;

import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.walk.graph.NodeDictionary;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The embeddings as the output has them: {@code node} (id as in the input), {@code embedding} array
 * of float, {@code walks} int (how many walks were averaged), {@code status} string; exactly one
 * row per chosen node. A node without a vector has status {@code isolated}, zeros and no walks; one
 * whose vector was made of no walk has status {@code unseen}.
 */
final class EmbeddingsTable {
  static final String EMBEDDED = "embedded";
  static final String ISOLATED = "isolated";
  static final String UNSEEN = "unseen";

  private static final String NUMBER = "number";

  /** Rows per file if the number of files is not set: about 100 MB at 128 numbers. */
  private static final long ROWS_PER_FILE = 200_000;

  private EmbeddingsTable() {}

  /**
   * Names the nodes of {@code embeddings} and adds those that have none.
   *
   * @param nodes which nodes get a row
   * @param table size of the vectors and number of files
   */
  static Dataset<Row> of(
      SparkSession spark, ChosenNodes nodes, JavaRDD<NodeEmbedding> embeddings, VectorTable table) {
    Dataset<Row> vectors =
        spark.createDataFrame(
            embeddings.map(node -> RowFactory.create(node.node(), node.vector(), node.walks())),
            schema());
    Column missing = col("embedding").isNull();
    int partitions =
        table.files() > 0
            ? table.files()
            : (int) Math.max(1, (nodes.count() + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
    return nodes
        .table()
        .join(vectors, col(NodeDictionary.NODE).equalTo(col(NUMBER)), "left")
        .select(
            col(NodeDictionary.ID).as("node"),
            coalesce(col("embedding"), array_repeat(lit(0f), table.size())).as("embedding"),
            coalesce(col("walks"), lit(0)).as("walks"),
            when(missing, ISOLATED)
                .when(col("walks").equalTo(0), UNSEEN)
                .otherwise(EMBEDDED)
                .as("status"))
        .repartitionByRange(partitions, col("node"))
        .sortWithinPartitions("node");
  }

  private static StructType schema() {
    return new StructType()
        .add(NUMBER, DataTypes.IntegerType, false)
        .add("embedding", DataTypes.createArrayType(DataTypes.FloatType, false), false)
        .add("walks", DataTypes.IntegerType, false);
  }
}
