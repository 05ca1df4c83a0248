package io.stride.train.encoding;

import io.stride.train.device.TaskDevice;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.engine.WalkKey;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Embeds nodes with a trained network: all tasks draw walks, cut them into pieces, encode these and
 * add the latents up per node. Nodes that no walk meets don't appear in the result.
 */
public final class Encoder {
  private final JavaSparkContext context;
  private final AutoencoderSettings model;
  private final EncodingSettings settings;

  /**
   * An encoder on a running Spark.
   *
   * @param context where tasks run
   * @param model the network's settings, as trained
   * @param settings which pieces are encoded
   */
  public Encoder(JavaSparkContext context, AutoencoderSettings model, EncodingSettings settings) {
    this.context = context;
    this.model = model;
    this.settings = settings;
  }

  /**
   * Embeds the chosen nodes that occur in a walk. A node's vector does not depend on which others
   * are chosen.
   *
   * @param state the trained parameters
   * @param engine draws the walks
   * @param features the vector of every node
   * @param nodes which nodes; the pieces that hold none of them are not encoded
   * @param partitions tasks that share the walks; the result doesn't depend on it but for rounding
   * @return one embedding per node, computed when the result is first used
   */
  public JavaRDD<NodeEmbedding> encode(
      Broadcast<NetworkState> state,
      WalkEngine engine,
      Broadcast<FeatureRows> features,
      NodeSelection nodes,
      int partitions) {
    AutoencoderSettings network = model;
    return encode(
        () -> TaskDevice.compute(() -> trained(network, state.value()))::encode,
        new Task(settings, engine, nodes, partitions, model.latent()),
        features);
  }

  /**
   * The control of {@link #encode} that uses no network: a node's vector is the mean feature vector
   * of the pieces that contain it. Same walks, same pieces.
   */
  public JavaRDD<NodeEmbedding> windowMeans(
      WalkEngine engine, Broadcast<FeatureRows> features, int partitions) {
    return encode(
        () -> PieceVectors::means,
        new Task(settings, engine, NodeSelection.ALL, partitions, features.value().size()),
        features);
  }

  private static AutoencoderNetwork trained(AutoencoderSettings model, NetworkState state) {
    AutoencoderNetwork network = AutoencoderNetwork.create(model);
    network.restore(state);
    return network;
  }

  /** Makes a task's own vectors. */
  private interface Vectors extends Serializable {
    PieceVectors start();
  }

  private JavaRDD<NodeEmbedding> encode(
      Vectors vectors, Task task, Broadcast<FeatureRows> features) {
    int partitions = task.partitions;
    return context
        .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
        .flatMapToPair(
            partition ->
                new PooledPieces(
                    partition,
                    task.walks(partition),
                    new PieceEncoder(task.settings, task.nodes, vectors.start(), features.value()),
                    LatentPooling.capacity(
                        Runtime.getRuntime().maxMemory(), tasksSideBySide(), task.size)))
        .groupByKey(partitions)
        .map(node -> PooledLatent.mean(node._1(), node._2()));
  }

  /** How many tasks this JVM runs at once, as far as it can tell. */
  private static int tasksSideBySide() {
    SparkConf conf = SparkEnv.get().conf();
    int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
    return Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
  }

  /** What a task needs beside its partition's number. */
  private record Task(
      EncodingSettings settings, WalkEngine engine, NodeSelection nodes, int partitions, int size)
      implements Serializable {

    Iterator<int[]> walks(int partition) {
      int nodes = engine.nodeCount();
      int perNode = engine.settings().perNode();
      int used = settings.walks() == 0 ? perNode : Math.min(perNode, settings.walks());
      long share = ((long) nodes * used - partition + partitions - 1) / partitions;
      return engine.walks(
          LongStream.range(0, Math.max(0, share))
              .map(i -> partition + i * partitions)
              .map(i -> WalkKey.of((int) (i / used), (int) (i % used)))
              .iterator());
    }
  }
}
