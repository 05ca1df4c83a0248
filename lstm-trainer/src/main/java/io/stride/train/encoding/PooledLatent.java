package io.stride.train.encoding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sum of the latents of pieces that contain a node, over some of the pieces. */
final class PooledLatent implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Partial sums are added up in this order, so that the result has the same bits every time. */
  private static final Comparator<PooledLatent> ORDER =
      Comparator.<PooledLatent>comparingInt(latent -> latent.partition)
          .thenComparingInt(latent -> latent.generation);

  private final int partition;
  private final int generation;
  private final float[] sum;
  private int pieces;
  private int walks;
  private long lastPiece = -1;
  private long lastWalk = -1;

  PooledLatent(int partition, int generation, int size) {
    this.partition = partition;
    this.generation = generation;
    this.sum = new float[size];
  }

  /** Adds a piece's latent, unless that piece was the last one added: nodes may come up again. */
  void add(long piece, long walk, float[] latents, int offset) {
    if (piece == lastPiece) {
      return;
    }
    lastPiece = piece;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += latents[offset + i];
    }
    pieces++;
    if (walk != lastWalk) {
      walks++;
      lastWalk = walk;
    }
  }

  /** The mean over all partial sums of one node. */
  static NodeEmbedding mean(int node, Iterable<PooledLatent> parts) {
    List<PooledLatent> ordered = new ArrayList<>();
    parts.forEach(ordered::add);
    ordered.sort(ORDER);
    double[] total = new double[ordered.get(0).sum.length];
    long pieces = 0;
    int walks = 0;
    for (PooledLatent part : ordered) {
      for (int i = 0; i < total.length; i++) {
        total[i] += part.sum[i];
      }
      pieces += part.pieces;
      walks += part.walks;
    }
    float[] mean = new float[total.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (total[i] / pieces);
    }
    return new NodeEmbedding(node, mean, walks);
  }
}
