package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.features.FeatureRows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of pieces as the network's arrays.
 *
 * @param values features of the nodes, [pieces, features, length], zeros where a piece has ended
 * @param mask 1 where a piece has a node, else 0, [pieces, length]; null if all are full
 */
record PieceArrays(INDArray values, INDArray mask) {

  static PieceArrays of(PieceBatch batch, FeatureRows features) {
    return new PieceArrays(values(batch, features), batch.ragged() ? mask(batch) : null);
  }

  /** Column-major, so that a time step is one contiguous matrix, as the layers want it. */
  private static INDArray values(PieceBatch batch, FeatureRows features) {
    int count = batch.count();
    int size = features.size();
    float[] data = new float[count * size * batch.length()];
    for (int piece = 0; piece < count; piece++) {
      for (int time = 0; time < batch.lengths()[piece]; time++) {
        int node = batch.node(piece, time);
        float[] block = features.block(node);
        int from = features.offset(node);
        int to = time * size * count + piece;
        for (int i = 0; i < size; i++) {
          data[to + i * count] = block[from + i];
        }
      }
    }
    return Nd4j.create(data, new long[] {count, size, batch.length()}, 'f');
  }

  private static INDArray mask(PieceBatch batch) {
    float[] data = new float[batch.count() * batch.length()];
    for (int piece = 0; piece < batch.count(); piece++) {
      for (int time = 0; time < batch.lengths()[piece]; time++) {
        data[piece * batch.length() + time] = 1f;
      }
    }
    return Nd4j.create(data, new long[] {batch.count(), batch.length()}, 'c');
  }
}
