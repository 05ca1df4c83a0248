package io.stride.jobs.walks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.trim;

import io.stride.walk.error.InvalidInputException;
import io.stride.walk.graph.NodeDictionary;
import io.stride.walk.sampling.WalkRandom;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * The nodes that a file lists by their ids.
 *
 * @param nodes their numbers, ascending, each once
 * @param missing different ids that aren't in the graph
 */
// Handed over, not kept: nobody compares or changes it.
@SuppressWarnings("ArrayRecordComponent")
record StartNodes(int[] nodes, long missing) {
  private static final String TEXT = "text";

  /**
   * Reads text files with one id a line; white space around it, lines with {@code #} and blank
   * lines don't count. Ids are compared as texts, as an edge list has them.
   *
   * @param path a file, directory or glob on any Hadoop file system
   * @throws InvalidInputException if it can't be read or lists no node of the graph
   */
  static StartNodes read(SparkSession spark, String path, NodeDictionary dictionary) {
    requireExists(spark, path);
    Dataset<Row> asked =
        spark
            .read()
            .text(path)
            .select(trim(col("value"), " \t\r").as(TEXT))
            .filter(col(TEXT).notEqual("").and(col(TEXT).startsWith("#").unary_$bang()))
            .distinct()
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long ids = asked.count();
      int[] nodes = nodes(asked, dictionary);
      if (nodes.length == 0) {
        throw new InvalidInputException(path + none(ids));
      }
      return new StartNodes(nodes, ids - nodes.length);
    } finally {
      asked.unpersist();
    }
  }

  /** Stands for the nodes in the plan of a run. */
  String digest() {
    long hash = nodes.length;
    for (int node : nodes) {
      hash = WalkRandom.mix(hash + node + 1);
    }
    return nodes.length + " nodes, " + Long.toHexString(hash);
  }

  private static int[] nodes(Dataset<Row> asked, NodeDictionary dictionary) {
    Dataset<Row> known =
        dictionary
            .table()
            .select(
                col(NodeDictionary.NODE),
                col(NodeDictionary.ID).cast(DataTypes.StringType).as(TEXT));
    List<int[]> blocks =
        asked
            .join(known, TEXT)
            .select(NodeDictionary.NODE)
            .toJavaRDD()
            .mapPartitions(rows -> List.of(block(rows)).iterator())
            .collect();
    return blocks.stream().flatMapToInt(IntStream::of).sorted().toArray();
  }

  private static int[] block(Iterator<Row> rows) {
    IntStream.Builder nodes = IntStream.builder();
    rows.forEachRemaining(row -> nodes.add(row.getInt(0)));
    return nodes.build().toArray();
  }

  private static String none(long ids) {
    return ids == 0
        ? " lists no node; walk.start-nodes must hold the ids to start at, one a line"
        : " lists %,d id%s, none of them in the graph".formatted(ids, ids == 1 ? "" : "s");
  }

  private static void requireExists(SparkSession spark, String path) {
    try {
      Path asked = new Path(path);
      FileStatus[] found =
          asked.getFileSystem(spark.sparkContext().hadoopConfiguration()).globStatus(asked);
      if (found == null || found.length == 0) {
        throw new InvalidInputException(
            "there is no file at " + path + "; walk.start-nodes must name the nodes to start at");
      }
    } catch (IOException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidInputException("cannot read " + path + ": " + reason, e);
    }
  }
}
