package io.stride.jobs.embed;

import io.stride.train.encoding.NodeSelection;
import io.stride.walk.graph.NodeDictionary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The nodes of a graph that get a row.
 *
 * @param table their numbers and ids, as {@link NodeDictionary#table()}
 * @param count how many
 * @param selection the same for the encoder
 */
public record ChosenNodes(Dataset<Row> table, long count, NodeSelection selection) {

  /** Every node. */
  public static ChosenNodes all(NodeDictionary dictionary) {
    return new ChosenNodes(dictionary.table(), dictionary.size(), NodeSelection.ALL);
  }
}
