package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.train.averaging.TrainingData;
import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Something to train on: walks of 40 nodes on a graph of 2,000, random features, an autoencoder
 * with as many features as units.
 */
final class TrainingTask implements AutoCloseable {
  /** Nodes of a walk. */
  static final int WALK_LENGTH = 40;

  private final CompactGraph graph = BenchmarkGraph.BA2K.edges().compact();
  private final AutoencoderSettings model;
  private final ReplicatedWalkEngine engine;
  private final FeatureRows rows;
  private final Broadcast<FeatureRows> features;

  TrainingTask(JavaSparkContext context, int size) {
    this.model =
        new AutoencoderSettings(size, size, true, new Updater(Updater.Kind.ADAM, 0.001), 5, 1);
    this.engine =
        new ReplicatedWalkEngine(context, graph, new WalkSettings(WALK_LENGTH, 10, 1, 1, 3));
    this.rows = features(graph.nodeCount(), size);
    this.features = context.broadcast(rows);
  }

  /** The number of units that makes about so many parameters: two LSTMs and the output. */
  static int units(long parameters) {
    return (int) Math.round(Math.sqrt(parameters / 17.0));
  }

  AutoencoderSettings model() {
    return model;
  }

  FeatureRows features() {
    return rows;
  }

  TrainingData data() {
    return new TrainingData(engine, features);
  }

  private static FeatureRows features(int nodes, int size) {
    FeatureRows rows = new FeatureRows(nodes, size);
    SplittableRandom random = new SplittableRandom(5);
    for (int node = 0; node < nodes; node++) {
      for (int i = 0; i < size; i++) {
        rows.block(node)[rows.offset(node) + i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  @Override
  public void close() {
    engine.close();
    features.destroy();
  }
}
