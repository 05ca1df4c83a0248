package io.stride.jobs.embed;

import io.stride.train.encoding.NodeEmbedding;
import io.stride.train.features.Concatenation;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.FeatureTransforms;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Joins latents with the proximity vectors of their nodes, where the latents are. */
final class Joining implements AutoCloseable {
  private final Broadcast<FeatureRows> own;
  private final Broadcast<Concatenation> concatenation;

  /**
   * Shares both with the executors.
   *
   * @param transforms with a concatenation
   * @param own a proximity vector per node
   */
  Joining(JavaSparkContext context, FeatureTransforms transforms, FeatureRows own) {
    this.own = context.broadcast(own);
    this.concatenation = context.broadcast(transforms.concatenation().orElseThrow());
  }

  /** The same nodes with joined vectors; computed when it is used, before this is closed. */
  JavaRDD<NodeEmbedding> join(JavaRDD<NodeEmbedding> latents) {
    Broadcast<FeatureRows> rows = own;
    Broadcast<Concatenation> how = concatenation;
    return latents.map(
        latent ->
            new NodeEmbedding(
                latent.node(),
                how.value().join(latent.vector(), rows.value(), latent.node()),
                latent.walks()));
  }

  @Override
  public void close() {
    own.destroy();
    concatenation.destroy();
  }
}
