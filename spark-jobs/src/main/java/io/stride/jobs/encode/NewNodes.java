package io.stride.jobs.encode;

import static org.apache.spark.sql.functions.col;

import io.stride.jobs.embed.ChosenNodes;
import io.stride.jobs.run.RunPart;
import io.stride.jobs.run.RunSelection;
import io.stride.train.encoding.NodeSelection;
import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.NodeDictionary;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Finds the nodes of a graph that earlier embeddings lack. */
final class NewNodes {
  private static final String KNOWN = "known";

  private final SparkSession spark;
  private final String embeddings;

  /**
   * Names the embeddings.
   *
   * @param embeddings {@code <output>/embeddings} of a run, one run's directory or any Parquet with
   *     a column node
   */
  NewNodes(SparkSession spark, String embeddings) {
    this.spark = spark;
    this.embeddings = embeddings;
  }

  /**
   * The nodes of the dictionary that are not among the embeddings. Ids are compared as text, since
   * one of the tables may hold integers as strings.
   *
   * @throws InvalidInputException if there are no such embeddings, or they have no column node
   */
  ChosenNodes of(NodeDictionary dictionary) {
    Dataset<Row> known = known();
    Dataset<Row> missing =
        dictionary
            .table()
            .join(known, col(NodeDictionary.ID).cast("string").equalTo(col(KNOWN)), "left_anti");
    BitSet numbers = new BitSet(dictionary.size());
    Iterator<Row> rows = missing.select(NodeDictionary.NODE).toLocalIterator();
    rows.forEachRemaining(row -> numbers.set(row.getInt(0)));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new ChosenNodes(numbers.cardinality(), NodeSelection.of(context.broadcast(numbers)));
  }

  private Dataset<Row> known() {
    RunSelection chosen =
        RunSelection.choose(
            spark.sparkContext().hadoopConfiguration(),
            RunPart.EMBEDDINGS,
            embeddings,
            Optional.empty());
    Dataset<Row> table = read(chosen.path());
    if (!Arrays.asList(table.columns()).contains("node")) {
      throw new InvalidInputException(
          "encoding.known: "
              + chosen.path()
              + " has columns "
              + Arrays.toString(table.columns())
              + ", must include node");
    }
    return table.select(col("node").cast("string").as(KNOWN));
  }

  private Dataset<Row> read(String path) {
    try {
      return spark.read().parquet(path);
    } catch (Exception e) { // AnalysisException, which Spark's Java signature does not tell
      throw new InvalidInputException("encoding.known: " + path + " holds no Parquet table", e);
    }
  }
}
