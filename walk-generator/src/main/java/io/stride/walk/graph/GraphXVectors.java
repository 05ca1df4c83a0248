package io.stride.walk.graph;

import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.graphx.EdgeRDD;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.TripletFields;
import org.apache.spark.graphx.VertexRDD;
import org.apache.spark.graphx.impl.GraphImpl$;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.AbstractFunction3;
import scala.runtime.BoxedUnit;

/**
 * GraphX graphs whose nodes carry float vectors, as Java sees them: their class tags and Scala
 * functions stay here. Edge attributes are Scala's {@code Float}: what the edge's target counts in
 * the mean of its source.
 */
final class GraphXVectors {
  private static final ClassTag<float[]> VECTOR = ClassTag$.MODULE$.apply(float[].class);
  private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java sees Scala's Float as Object
  private static final ClassTag<Object> SHARE = (ClassTag) ClassTag$.MODULE$.Float();

  private GraphXVectors() {}

  /** A graph without vectors; nodes and edges stay in the partitions that they are in. */
  static Graph<Object, Object> graph(
      JavaPairRDD<Object, Object> nodes, JavaRDD<Edge<Object>> edges) {
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    return Graph.apply(nodes.rdd(), edges.rdd(), null, level, level, ANY, SHARE);
  }

  /** New vectors, from nothing but the nodes' numbers. */
  static VertexRDD<float[]> vectors(VertexRDD<Object> nodes, NodeVectors.Source source) {
    return nodes.mapValues(new Make(source), VECTOR);
  }

  /** A vector for each vector. */
  static VertexRDD<float[]> map(VertexRDD<float[]> vectors, NodeVectors.NodeMapping mapping) {
    return vectors.mapValues(new Map(mapping), VECTOR);
  }

  /** A vector for each two vectors of a node. */
  static VertexRDD<float[]> zip(
      VertexRDD<float[]> one, VertexRDD<float[]> other, NodeVectors.Merge merge) {
    return one.innerZipJoin(other, new Zip(merge), VECTOR, VECTOR);
  }

  /** Sums of targets' vectors by the edges' shares; zeros for nodes that no edge leads from. */
  static VertexRDD<float[]> means(VertexRDD<float[]> vectors, EdgeRDD<Object> edges) {
    VertexRDD<float[]> sums =
        GraphImpl$.MODULE$
            // Unlike its apply, it does not cache the edges anew for each hop.
            .fromExistingRDDs(vectors, edges, VECTOR, SHARE)
            .aggregateMessages(new Send(), new Add(), new TripletFields(false, true, true), VECTOR);
    return vectors.leftZipJoin(sums, new OrZeros(), VECTOR, VECTOR);
  }

  private static final class Make extends AbstractFunction2<Object, Object, float[]>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final NodeVectors.Source source;

    Make(NodeVectors.Source source) {
      this.source = source;
    }

    @Override
    public float[] apply(Object node, Object nothing) {
      return source.vector(((Long) node).intValue());
    }
  }

  private static final class Map extends AbstractFunction2<Object, float[], float[]>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final NodeVectors.NodeMapping mapping;

    Map(NodeVectors.NodeMapping mapping) {
      this.mapping = mapping;
    }

    @Override
    public float[] apply(Object node, float[] vector) {
      return mapping.apply(((Long) node).intValue(), vector);
    }
  }

  private static final class Zip extends AbstractFunction3<Object, float[], float[], float[]>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final NodeVectors.Merge merge;

    Zip(NodeVectors.Merge merge) {
      this.merge = merge;
    }

    @Override
    public float[] apply(Object node, float[] one, float[] other) {
      return merge.apply(one, other);
    }
  }

  /** An edge's message to its source: the target's vector times the share. */
  private static final class Send
      extends AbstractFunction1<EdgeContext<float[], Object, float[]>, BoxedUnit>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public BoxedUnit apply(EdgeContext<float[], Object, float[]> edge) {
      float[] vector = edge.dstAttr();
      float share = (Float) edge.attr();
      float[] message = new float[vector.length];
      for (int i = 0; i < message.length; i++) {
        // Added to zero, as all later ones are to a sum: no sum is a negative zero.
        message[i] += share * vector[i];
      }
      edge.sendToSrc(message);
      return BoxedUnit.UNIT;
    }
  }

  /** Adds up in place: GraphX keeps the result and drops both arguments. */
  private static final class Add extends AbstractFunction2<float[], float[], float[]>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public float[] apply(float[] sum, float[] message) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += message[i];
      }
      return sum;
    }
  }

  private static final class OrZeros
      extends AbstractFunction3<Object, float[], Option<float[]>, float[]> implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public float[] apply(Object node, float[] own, Option<float[]> mean) {
      return mean.isDefined() ? Objects.requireNonNull(mean.get()) : new float[own.length];
    }
  }
}
