package io.stride.train.testing;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import io.stride.train.features.FeatureSettings;
import io.stride.train.features.NodeFeatures;
import io.stride.train.model.AutoencoderSettings;
import io.stride.train.model.AutoencoderSettings.Updater;
import io.stride.train.model.EncoderShape;
import io.stride.train.model.Objective;
import io.stride.train.model.ReconstructionLoss;
import io.stride.walk.graph.CompactGraph;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Networks of 8 features and 8 units, and what they read. */
public final class TinyModels {
  /** Numbers per node, and units of the LSTMs. */
  public static final int SIZE = 8;

  /** How features are made for them. */
  public static final FeatureSettings FEATURES =
      new FeatureSettings(SIZE, List.of(1.0, 1.0, 0.5), 3);

  private TinyModels() {}

  /** A network with the skip that learns by Adam with clipping, as the default one does. */
  public static AutoencoderSettings adam() {
    return new AutoencoderSettings(SIZE, SIZE, true, new Updater(Updater.Kind.ADAM, 0.01), 5, 11);
  }

  /** The same with cosines as its loss. */
  public static AutoencoderSettings cosine() {
    return with(adam(), Objective.reconstruction(ReconstructionLoss.COSINE));
  }

  /** The same with another objective. */
  public static AutoencoderSettings with(AutoencoderSettings base, Objective objective) {
    return new AutoencoderSettings(
        base.features(),
        base.latent(),
        base.skip(),
        base.encoder(),
        objective,
        base.updater(),
        base.regularization(),
        base.seed());
  }

  /** The same with another encoder. */
  public static AutoencoderSettings with(AutoencoderSettings base, EncoderShape encoder) {
    return new AutoencoderSettings(
        base.features(),
        base.latent(),
        base.skip(),
        encoder,
        base.objective(),
        base.updater(),
        base.regularization(),
        base.seed());
  }

  /** A network with the skip that learns by plain gradient steps. */
  public static AutoencoderSettings sgd(double learningRate) {
    return new AutoencoderSettings(
        SIZE, SIZE, true, new Updater(Updater.Kind.SGD, learningRate), 0, 11);
  }

  /** The features of a graph. */
  public static FeatureRows features(CompactGraph graph) {
    return NodeFeatures.of(graph, TestGraphs.keys(graph.nodeCount()), FEATURES).rows();
  }

  /** Normally distributed numbers that don't come from a graph. */
  public static FeatureRows random(int rows, int size, long seed) {
    FeatureRows features = new FeatureRows(rows, size);
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < size; i++) {
        features.block(row)[features.offset(row) + i] = (float) random.nextGaussian();
      }
    }
    return features;
  }

  /** A batch of the given pieces, padded with {@code padding} to {@code length} nodes. */
  public static PieceBatch batch(int length, int padding, int[]... pieces) {
    int[] nodes = new int[pieces.length * length];
    Arrays.fill(nodes, padding);
    int[] lengths = new int[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      lengths[i] = pieces[i].length;
      System.arraycopy(pieces[i], 0, nodes, i * length, lengths[i]);
    }
    return new PieceBatch(nodes, lengths, length);
  }
}
