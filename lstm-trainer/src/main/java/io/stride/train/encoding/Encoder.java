package io.stride.train.encoding;

import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkPieces;
import io.stride.train.device.NativeMemoryException;
import io.stride.train.device.TaskDevice;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.NetworkState;
import io.stride.walk.engine.WalkEngine;
import io.stride.walk.engine.WalkKey;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

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
        new Task(settings, engine, nodes, partitions),
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
        new Task(settings, engine, NodeSelection.ALL, partitions),
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
                    new PieceEncoder(task, vectors.start(), features.value())))
        .groupByKey(partitions)
        .map(node -> PooledLatent.mean(node._1(), node._2()));
  }

  /** What a task needs beside its partition's number. */
  private record Task(
      EncodingSettings settings, WalkEngine engine, NodeSelection nodes, int partitions)
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

  /** Encodes walks batch by batch. */
  private static final class PieceEncoder {
    private final PieceVectors vectors;
    private final FeatureRows features;
    private final EncodingSettings settings;
    private final IntPredicate wanted;
    private long walk;

    PieceEncoder(Task task, PieceVectors vectors, FeatureRows features) {
      this.vectors = vectors;
      this.features = features;
      this.settings = task.settings;
      this.wanted = task.nodes.members();
    }

    /** Encodes the pieces of the next walks and adds their latents up. */
    void encode(Iterator<int[]> walks, LatentPooling pooling) {
      WalkPieces pieces = new WalkPieces(settings.pieceLength(), 1, wanted);
      LongStream.Builder owners = LongStream.builder();
      while (walks.hasNext() && pieces.count() < settings.batchSize()) {
        int before = pieces.count();
        pieces.add(walks.next());
        for (int i = before; i < pieces.count(); i++) {
          owners.add(walk);
        }
        walk++;
      }
      if (pieces.count() == 0) {
        return;
      }
      PieceBatch batch = pieces.take(pieces.count());
      pool(batch, owners.build().toArray(), pooling);
    }

    private void pool(PieceBatch batch, long[] owners, LatentPooling pooling) {
      float[] latents = NativeMemoryException.guard(() -> vectors.of(batch, features));
      int size = latents.length / batch.count();
      for (int piece = 0; piece < batch.count(); piece++) {
        int[] members = Arrays.stream(batch.piece(piece)).filter(wanted).toArray();
        pooling.add(members, owners[piece], latents, piece * size, size);
      }
    }
  }

  /** Pulls walks through the encoder and hands on the sums whenever the pooling is full. */
  private static final class PooledPieces implements Iterator<Tuple2<Integer, PooledLatent>> {
    private final Iterator<int[]> walks;
    private final PieceEncoder encoder;
    private final LatentPooling pooling;
    private Iterator<Tuple2<Integer, PooledLatent>> ready = Collections.emptyIterator();

    PooledPieces(int partition, Iterator<int[]> walks, PieceEncoder encoder) {
      this.walks = walks;
      this.encoder = encoder;
      this.pooling = new LatentPooling(partition, LatentPooling.CAPACITY);
    }

    @Override
    public boolean hasNext() {
      if (!ready.hasNext() && walks.hasNext()) {
        while (walks.hasNext() && !pooling.full()) {
          encoder.encode(walks, pooling);
        }
        ready = pooling.take().iterator();
      }
      return ready.hasNext();
    }

    @Override
    public Tuple2<Integer, PooledLatent> next() {
      return ready.next();
    }
  }
}
