package io.stride.jobs.embed;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.features.DegreeComponent;
import io.stride.walk.graph.CompactGraph;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Writes into vectors, where they are, how many neighbours their nodes have. */
final class DegreeNumbers implements AutoCloseable {
  private final Broadcast<float[]> values;

  /** Shares a number per node with the executors. */
  DegreeNumbers(JavaSparkContext context, CompactGraph graph, DegreeComponent component) {
    this.values = context.broadcast(component.values(graph));
  }

  /** The same nodes with it as their last number; computed when used, before this is closed. */
  JavaRDD<NodeEmbedding> write(JavaRDD<NodeEmbedding> vectors) {
    Broadcast<float[]> shared = values;
    return vectors.map(node -> withLast(node, shared.value()[node.node()]));
  }

  private static NodeEmbedding withLast(NodeEmbedding node, float value) {
    float[] vector = node.vector().clone();
    vector[vector.length - 1] = value;
    return new NodeEmbedding(node.node(), vector, node.walks());
  }

  @Override
  public void close() {
    values.destroy();
  }
}
