package io.stride.train.encoding;

import java.io.Serializable;

/**
 * A node's vector.
 *
 * @param node dense node number
 * @param vector mean latent of the walk pieces that contain the node, or its row of a table
 * @param walks number of walks that the vector was made of; 0: none, then the vector is zeros
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record NodeEmbedding(int node, float[] vector, int walks) implements Serializable {

  /** The same direction with length 1; zeros stay zeros. */
  public NodeEmbedding normalized() {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    float[] scaled = new float[vector.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scale * vector[i]);
    }
    return new NodeEmbedding(node, scaled, walks);
  }
}
