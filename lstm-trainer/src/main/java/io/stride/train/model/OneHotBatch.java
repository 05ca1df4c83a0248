package io.stride.train.model;

import io.stride.train.batch.PieceBatch;
import io.stride.train.kernel.SoftmaxTokens;
import io.stride.train.table.RowGradientSum;
import io.stride.train.table.TrainedRows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A minibatch of node numbers on its way into and out of a one-hot autoencoder. */
final class OneHotBatch {
  private final PieceBatch batch;
  private final int size;

  /**
   * @param size numbers per embedding
   */
  OneHotBatch(PieceBatch batch, int size) {
    this.batch = batch;
    this.size = size;
  }

  /** The embeddings of all nodes, [pieces, size, length], zeros where a piece has ended. */
  INDArray embeddings(TrainedRows table) {
    int count = batch.count();
    float[] row = new float[table.width()];
    float[] data = new float[count * size * batch.length()];
    for (int piece = 0; piece < count; piece++) {
      for (int time = 0; time < batch.lengths()[piece]; time++) {
        table.read(batch.node(piece, time), row, 0);
        int to = time * size * count + piece;
        for (int i = 0; i < size; i++) {
          data[to + i * count] = row[i];
        }
      }
    }
    return Nd4j.create(data, new long[] {count, size, batch.length()}, 'f');
  }

  /** 1 where a piece has a node, else 0, [pieces, length]; null if all are full. */
  INDArray mask() {
    if (!batch.ragged()) {
      return null;
    }
    float[] data = weights();
    return Nd4j.create(data, new long[] {batch.count(), batch.length()}, 'f');
  }

  /** The states of all nodes with the node that each has to name. */
  SoftmaxTokens tokens(float[] states, int units) {
    int count = batch.count();
    int[] targets = new int[count * batch.length()];
    for (int token = 0; token < targets.length; token++) {
      targets[token] = batch.node(token % count, token / count);
    }
    return new SoftmaxTokens(states, count, units, targets, weights());
  }

  /** Adds the gradients of the embeddings, in their layout, to those of the nodes' rows. */
  RowGradientSum gradients(float[] gradient) {
    int count = batch.count();
    float[] row = new float[size];
    RowGradientSum sum = new RowGradientSum(size);
    for (int piece = 0; piece < count; piece++) {
      for (int time = 0; time < batch.lengths()[piece]; time++) {
        int from = time * size * count + piece;
        for (int i = 0; i < size; i++) {
          row[i] = gradient[from + i * count];
        }
        sum.add(batch.node(piece, time), row, 0, size, 1f);
      }
    }
    return sum;
  }

  /** Step by step, 1 for a node, 0 for padding. */
  private float[] weights() {
    int count = batch.count();
    float[] weights = new float[count * batch.length()];
    for (int piece = 0; piece < count; piece++) {
      for (int time = 0; time < batch.lengths()[piece]; time++) {
        weights[time * count + piece] = 1f;
      }
    }
    return weights;
  }
}
