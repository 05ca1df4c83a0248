package io.stride.train.encoding;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;

/** What makes one vector of a piece. Used by one task. */
interface PieceVectors {
  /**
   * The vectors of a batch.
   *
   * @return one per piece, row after row
   */
  float[] of(PieceBatch batch, FeatureRows features);

  /** The mean of the features of a piece's nodes: what is left of an encoder without a network. */
  static float[] means(PieceBatch batch, FeatureRows features) {
    int size = features.size();
    float[] means = new float[batch.count() * size];
    for (int piece = 0; piece < batch.count(); piece++) {
      int[] nodes = batch.piece(piece);
      for (int node : nodes) {
        float[] block = features.block(node);
        int offset = features.offset(node);
        for (int i = 0; i < size; i++) {
          means[piece * size + i] += block[offset + i] / nodes.length;
        }
      }
    }
    return means;
  }
}
