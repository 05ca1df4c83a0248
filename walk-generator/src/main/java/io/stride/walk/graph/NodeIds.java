package io.stride.walk.graph;

import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the ids of a dictionary are kept; all ways number the nodes alike. */
interface NodeIds {
  /** Number of nodes. */
  int size();

  /** One row a node: its number and its id. */
  Dataset<Row> table();

  /** The id of each number, in {@code partitions} parts or in those that there are already. */
  JavaPairRDD<Integer, Object> numbered(int partitions);

  /** The ids by number, to be shared. */
  NodeNames names();

  /** A 64-bit hash of each id's text, by number. */
  long[] keys();

  /** The edges of {@code table} by numbers, without self-loops; see {@link GraphBuilder#index}. */
  JavaRDD<Row> index(EdgeTable table);

  /** Frees what executors hold; it is made anew if it is needed again. */
  void unpersist();
}
