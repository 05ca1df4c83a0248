package io.stride.train.encoding;

import io.stride.train.features.FeatureRows;
import io.stride.train.model.AutoencoderNetwork;
import io.stride.train.model.NetworkState;
import io.stride.train.testing.TinyModels;
import java.util.Arrays;

/** The oracle: walks cut and encoded piece by piece, latents added up per node in doubles. */
final class BruteForceEncoder {
  private final AutoencoderNetwork network = AutoencoderNetwork.create(TinyModels.adam());
  private final FeatureRows features;
  private final double[][] sums;
  private final int[] pieces;
  private final int[] walks;

  BruteForceEncoder(NetworkState state, FeatureRows features, int nodes) {
    this.network.restore(state);
    this.features = features;
    this.sums = new double[nodes][TinyModels.SIZE];
    this.pieces = new int[nodes];
    this.walks = new int[nodes];
  }

  void add(int[] walk, int pieceLength) {
    for (int from = 0; from < walk.length; from += pieceLength) {
      int[] piece = Arrays.copyOfRange(walk, from, Math.min(walk.length, from + pieceLength));
      float[] latent = network.encode(TinyModels.batch(piece.length, 0, piece), features);
      Arrays.stream(piece).distinct().forEach(node -> add(node, latent));
    }
    Arrays.stream(walk).distinct().forEach(node -> walks[node]++);
  }

  float[] mean(int node) {
    float[] mean = new float[TinyModels.SIZE];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[node][i] / pieces[node]);
    }
    return mean;
  }

  int walks(int node) {
    return walks[node];
  }

  private void add(int node, float[] latent) {
    pieces[node]++;
    for (int i = 0; i < latent.length; i++) {
      sums[node][i] += latent[i];
    }
  }
}
