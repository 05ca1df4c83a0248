package io.stride.walk.graph;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * GraphX as Java sees it: class tags and Scala functions stay here. Node attributes are {@code
 * null}; edge attributes are Scala's {@code Double}, which Java sees as {@code Object}.
 */
final class GraphX {
  private GraphX() {}

  /** Makes one weight of two. */
  interface Merge extends Serializable {
    /** The weight of an edge that stands for both. */
    double merge(double one, double other);
  }

  /** A graph of the nodes 0 to {@code nodes - 1} and {@code edges}, in their partitions. */
  static Graph<Object, Object> graph(SparkContext context, int nodes, JavaRDD<Edge<Object>> edges) {
    JavaRDD<Tuple2<Object, Object>> vertices =
        context
            .range(0, nodes, 1, edges.getNumPartitions())
            .toJavaRDD()
            .map(node -> new Tuple2<>(node, null));
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    ClassTag<Object> any = ClassTag$.MODULE$.apply(Object.class);
    ClassTag<Object> number = ClassTag$.MODULE$.Double();
    return Graph.apply(vertices.rdd(), edges.rdd(), null, level, level, any, number);
  }

  /** Merges edges between the same nodes, from left to right; they must share a partition. */
  static Graph<Object, Object> groupEdges(Graph<Object, Object> graph, Merge merge) {
    return graph.groupEdges(new MergeFunction(merge));
  }

  /** Degree of every node that has an edge, in and out together. */
  static JavaPairRDD<Integer, Integer> degrees(Graph<Object, Object> graph) {
    return graph
        .ops()
        .degrees()
        .toJavaRDD()
        .mapToPair(vertex -> new Tuple2<>(((Long) vertex._1()).intValue(), (Integer) vertex._2()));
  }

  /** The edges in their partitions; the object that an iterator returns may be reused. */
  static JavaRDD<Edge<Object>> edges(Graph<Object, Object> graph) {
    return graph.edges().toJavaRDD();
  }

  private static final class MergeFunction extends AbstractFunction2<Object, Object, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Merge merge;

    MergeFunction(Merge merge) {
      this.merge = merge;
    }

    @Override
    public Object apply(Object one, Object other) {
      return merge.merge((Double) one, (Double) other);
    }
  }
}
