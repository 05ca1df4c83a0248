package io.stride.jobs.walks;

import io.stride.jobs.walks.WalkBeans.IntWalk;
import io.stride.jobs.walks.WalkBeans.LongWalk;
import io.stride.jobs.walks.WalkBeans.TextWalk;
import io.stride.walk.engine.Walk;
import io.stride.walk.graph.IdType;
import io.stride.walk.graph.NodeNames;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Walks as the output has them: {@code node} (the start), {@code walk} (its number, from 0), {@code
 * path} (all nodes, start first). One row a walk. Ids are looked up in the task, and no number is
 * ever boxed: Spark copies a bean's primitive arrays as they are.
 */
final class WalkTable {
  private final SparkSession spark;
  private final IdType type;
  private final Broadcast<NodeNames> names;

  /**
   * @param type of the ids
   * @param names of all nodes; null: numbers stand for themselves
   */
  WalkTable(SparkSession spark, IdType type, Broadcast<NodeNames> names) {
    this.spark = spark;
    this.type = type;
    this.names = names;
  }

  Dataset<Row> of(JavaRDD<Walk> walks) {
    if (names == null) {
      return table(walks, WalkTable::numbered, IntWalk.class);
    }
    Broadcast<NodeNames> shared = names;
    return switch (type) {
      case INTEGER -> table(walks, walk -> integers(walk, shared.value()), IntWalk.class);
      case LONG -> table(walks, walk -> longs(walk, shared.value()), LongWalk.class);
      case STRING -> table(walks, walk -> texts(walk, shared.value()), TextWalk.class);
    };
  }

  private <T> Dataset<Row> table(JavaRDD<Walk> walks, Function<Walk, T> row, Class<T> type) {
    return spark
        .createDataset(walks.map(row).rdd(), Encoders.bean(type))
        .select("node", "walk", "path");
  }

  private static IntWalk numbered(Walk walk) {
    return new IntWalk(walk.number(), walk.path());
  }

  private static IntWalk integers(Walk walk, NodeNames names) {
    int[] path = new int[walk.path().length];
    for (int i = 0; i < path.length; i++) {
      path[i] = (int) names.number(walk.path()[i]);
    }
    return new IntWalk(walk.number(), path);
  }

  private static LongWalk longs(Walk walk, NodeNames names) {
    long[] path = new long[walk.path().length];
    for (int i = 0; i < path.length; i++) {
      path[i] = names.number(walk.path()[i]);
    }
    return new LongWalk(walk.number(), path);
  }

  private static TextWalk texts(Walk walk, NodeNames names) {
    String[] path = new String[walk.path().length];
    for (int i = 0; i < path.length; i++) {
      path[i] = names.text(walk.path()[i]);
    }
    return new TextWalk(walk.number(), path);
  }
}
