package io.stride.walk.graph;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.graphx.VertexRDD;
import scala.Tuple2;

/**
 * A float vector for every node of a {@link NeighbourGraph}, all of one length, in Spark's
 * partitions. Computed when it is needed and each time anew, unless it is {@link #marked} or {@link
 * #kept}; close it then.
 */
public final class NodeVectors implements AutoCloseable {
  private final VertexRDD<float[]> vectors;
  private final Broadcast<SharedNodes> shared;

  NodeVectors(VertexRDD<float[]> vectors, Broadcast<SharedNodes> shared) {
    this.vectors = vectors;
    this.shared = shared;
  }

  /** Makes a node's vector in a task. */
  interface Source extends Serializable {
    /** The vector of the node of this number. */
    float[] vector(int node);
  }

  /** Makes a node's vector of a vector in a task. */
  interface NodeMapping extends Serializable {
    /** A new vector; the given one must stay as it is. */
    float[] apply(int node, float[] vector);
  }

  /** Makes a vector of a vector in a task. */
  public interface Mapping extends Serializable {
    /** A new vector; the given one must stay as it is. */
    float[] apply(float[] vector);
  }

  /** Makes a vector of two in a task. */
  public interface Merge extends Serializable {
    /** A new vector; the given ones must stay as they are. */
    float[] apply(float[] one, float[] other);
  }

  /** Makes a result of many vectors in a task. */
  public interface Summary<T extends Serializable> extends Serializable {
    /** The result; the vectors must stay as they are. */
    T of(List<float[]> vectors);
  }

  /** Gets the vectors on the driver. */
  public interface Sink {
    /** Takes one. */
    void accept(int node, float[] vector);
  }

  VertexRDD<float[]> vertices() {
    return vectors;
  }

  /** A vector made of each of these. */
  public NodeVectors map(Mapping mapping) {
    return new NodeVectors(
        GraphXVectors.map(vectors, (node, vector) -> mapping.apply(vector)), shared);
  }

  /** The same for connected nodes; the others get zeros. */
  public NodeVectors mapConnected(int size, Mapping mapping) {
    Broadcast<SharedNodes> nodes = shared;
    return new NodeVectors(
        GraphXVectors.map(
            vectors,
            (node, vector) ->
                nodes.value().connected()[node] ? mapping.apply(vector) : new float[size]),
        shared);
  }

  /** A vector made of each of these and another one of the same node. */
  public NodeVectors zip(NodeVectors other, Merge merge) {
    return new NodeVectors(GraphXVectors.zip(vectors, other.vectors, merge), shared);
  }

  /** Keeps them in memory or on disk, once they are computed, until this is closed. */
  public NodeVectors marked() {
    vectors.cache();
    return this;
  }

  /** The same, and computes them now. */
  public NodeVectors kept() {
    long unused = marked().vectors.count();
    return this;
  }

  /**
   * A result for each stripe of nodes (see {@link NeighbourGraph#of}) that has connected ones, of
   * the vectors of these in ascending order of nodes; results in ascending order, too.
   */
  public <T extends Serializable> List<T> summaries(Summary<T> summary) {
    Broadcast<SharedNodes> nodes = shared;
    return rows().mapPartitions(rows -> summaries(rows, nodes.value(), summary)).collect().stream()
        .sorted(Comparator.comparing(Tuple2::_1))
        .map(Tuple2::_2)
        .toList();
  }

  /** Brings all vectors to the driver, one partition at a time. */
  public void forEach(Sink sink) {
    rows()
        .toLocalIterator()
        .forEachRemaining(row -> sink.accept(((Long) row._1()).intValue(), row._2()));
  }

  /** Frees what is kept of them. */
  @Override
  public void close() {
    vectors.unpersist(false);
  }

  private JavaRDD<Tuple2<Object, float[]>> rows() {
    return vectors.toJavaRDD();
  }

  private static <T extends Serializable> Iterator<Tuple2<Integer, T>> summaries(
      Iterator<Tuple2<Object, float[]>> rows, SharedNodes nodes, Summary<T> summary) {
    // GraphX's order within a partition is that of a hash table.
    Map<Integer, float[]> ordered = new TreeMap<>();
    while (rows.hasNext()) {
      Tuple2<Object, float[]> row = rows.next();
      int node = ((Long) row._1()).intValue();
      if (nodes.connected()[node]) {
        ordered.put(node, row._2());
      }
    }
    Map<Integer, List<float[]>> stripes = new TreeMap<>();
    ordered.forEach(
        (node, vector) ->
            stripes
                .computeIfAbsent(nodes.stripes().stripe(node), stripe -> new ArrayList<>())
                .add(vector));
    return stripes.entrySet().stream()
        .map(stripe -> new Tuple2<>(stripe.getKey(), summary.of(stripe.getValue())))
        .iterator();
  }
}
