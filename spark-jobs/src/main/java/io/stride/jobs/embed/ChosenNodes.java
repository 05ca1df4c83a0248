package io.stride.jobs.embed;

import io.stride.jobs.vectors.VectorFiles;
import io.stride.train.encoding.NodeSelection;
import io.stride.walk.graph.NodeDictionary;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * The nodes of a graph that get a row.
 *
 * @param count how many
 * @param selection which of them
 */
public record ChosenNodes(long count, NodeSelection selection) {

  /** Every node. */
  public static ChosenNodes all(NodeDictionary dictionary) {
    return new ChosenNodes(dictionary.size(), NodeSelection.ALL);
  }

  /** Their ids. */
  VectorFiles.Nodes named(NodeDictionary dictionary, int partitions) {
    NodeSelection chosen = selection;
    JavaPairRDD<Integer, Object> ids =
        dictionary.numbered(partitions).filter(id -> chosen.contains(id._1()));
    return new VectorFiles.Nodes(ids, dictionary.idType(), dictionary.size(), count);
  }
}
