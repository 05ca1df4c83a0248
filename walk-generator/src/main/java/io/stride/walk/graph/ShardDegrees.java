package io.stride.walk.graph;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** The degrees of all nodes on the driver: 4 bytes a node, whatever the number of edges. */
public final class ShardDegrees {
  private ShardDegrees() {}

  /**
   * For each node the number of edges that lead out of it; one Spark job.
   *
   * @param shards all shards of a graph
   * @param layout how they were dealt out
   */
  public static int[] collect(JavaRDD<GraphShard> shards, ShardLayout layout) {
    List<Tuple2<Integer, int[]>> parts =
        shards.map(shard -> new Tuple2<>(shard.shard(), degrees(shard))).collect();
    int[] degrees = new int[layout.nodes()];
    for (Tuple2<Integer, int[]> part : parts) {
      for (int row = 0; row < part._2().length; row++) {
        degrees[layout.node(part._1(), row)] = part._2()[row];
      }
    }
    return degrees;
  }

  private static int[] degrees(GraphShard shard) {
    int[] degrees = new int[shard.rowCount()];
    for (int row = 0; row < degrees.length; row++) {
      degrees[row] = shard.degree(row);
    }
    return degrees;
  }
}
