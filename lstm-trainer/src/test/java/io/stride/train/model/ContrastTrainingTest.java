package io.stride.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.batch.BatchSettings;
import io.stride.train.batch.MinibatchStream;
import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkSelection;
import io.stride.train.features.FeatureRows;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TinyModels;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.testing.SmallGraphs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether the contrastive loss teaches what it is for, on held-out walks around a ring of cliques.
 */
class ContrastTrainingTest {
  private static final int CLIQUES = 24;
  private static final CompactGraph GRAPH = ring();
  private static final FeatureRows FEATURES = TinyModels.features(GRAPH);
  private static final LocalWalks WALKS = new LocalWalks(GRAPH, new WalkSettings(20, 10, 1, 1, 3));
  private static final BatchSettings BATCHES = new BatchSettings(5, 32);
  private static final WalkSelection SELECTION =
      WalkSelection.of(GRAPH.nodeCount(), WALKS.settings(), 100_000, 0.2);

  @Test
  @DisplayName("Trained with it, a piece's neighbour is found among others more often than without")
  void findsNeighbours() {
    double chance = 1.0 / (BATCHES.batchSize() - 1);
    double before = retrieval(AutoencoderNetwork.create(settings(1, 1)));
    double reconstruction = retrieval(trained(settings(1, 0)));
    // Of about 960 pieces: one standard deviation is 0.016.
    for (double weight : new double[] {0, 1}) {
      assertThat(retrieval(trained(settings(weight, 1))))
          .isGreaterThan(10 * chance)
          .isGreaterThan(before + 0.05)
          .isGreaterThan(reconstruction + 0.02);
    }
  }

  @Test
  @DisplayName("The decoder learns to reconstruct beside it, even from an encoder that does not")
  void reconstructs() {
    assertThat(error(trained(settings(1, 1)))).isLessThan(0.4);
    assertThat(error(trained(settings(0, 1)))).isLessThan(0.5);
  }

  /** Cliques of five nodes, each with one edge to the next one. */
  private static CompactGraph ring() {
    List<int[]> pairs = new ArrayList<>();
    for (int from = 0; from < 5 * CLIQUES; from += 5) {
      for (int i = 1; i < 5; i++) {
        for (int j = 0; j < i; j++) {
          pairs.add(new int[] {from + j, from + i});
        }
      }
      pairs.add(new int[] {from, (from + 6) % (5 * CLIQUES)});
    }
    return SmallGraphs.undirected(5 * CLIQUES, pairs.toArray(int[][]::new));
  }

  private static AutoencoderNetwork trained(AutoencoderSettings settings) {
    AutoencoderNetwork network = AutoencoderNetwork.create(settings);
    for (int epoch = 0; epoch < 4; epoch++) {
      MinibatchStream.training(WALKS, SELECTION, BATCHES, epoch, 0, 1)
          .inPairs()
          .forEachRemaining(batch -> network.fit(batch, FEATURES));
    }
    return network;
  }

  /** Share of held-out pieces whose neighbour is the most similar of their minibatch. */
  private static double retrieval(AutoencoderNetwork network) {
    MinibatchStream stream = MinibatchStream.validation(WALKS, SELECTION, BATCHES, 0, 1).inPairs();
    int found = 0;
    int asked = 0;
    while (stream.hasNext()) {
      PieceBatch batch = stream.next();
      float[] latents = network.encode(batch, FEATURES);
      for (int piece = 0; piece < 2 * batch.pairs(); piece++) {
        found += nearest(latents, piece, batch.count()) == (piece ^ 1) ? 1 : 0;
        asked++;
      }
    }
    return (double) found / asked;
  }

  private static int nearest(float[] latents, int piece, int count) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < count; other++) {
      double cosine = other == piece ? most : cosine(latents, piece, other);
      if (cosine > most) {
        most = cosine;
        best = other;
      }
    }
    return best;
  }

  private static double cosine(float[] latents, int one, int other) {
    double dot = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = 0; i < TinyModels.SIZE; i++) {
      double a = latents[one * TinyModels.SIZE + i];
      double b = latents[other * TinyModels.SIZE + i];
      dot += a * b;
      square += a * a;
      otherSquare += b * b;
    }
    return dot / Math.sqrt(square * otherSquare);
  }

  private static double error(AutoencoderNetwork network) {
    ReconstructionError error = ReconstructionError.NONE;
    MinibatchStream stream = MinibatchStream.validation(WALKS, SELECTION, BATCHES, 0, 1);
    while (stream.hasNext()) {
      error = error.plus(network.reconstructionError(stream.next(), FEATURES));
    }
    return error.relative();
  }

  /** Without the skip: what is alike about pieces has to be learnt. */
  private static AutoencoderSettings settings(double reconstruction, double contrast) {
    AutoencoderSettings adam =
        new AutoencoderSettings(
            TinyModels.SIZE, TinyModels.SIZE, false, TinyModels.adam().updater(), 5, 11);
    return TinyModels.with(
        adam, new Objective(ReconstructionLoss.MSE, reconstruction, contrast, 0.1));
  }
}
