package io.stride.jobs.vectors;

import io.stride.train.encoding.NodeEmbedding;

/**
 * A row of the table.
 *
 * @param id as in the input: {@link Integer}, {@link Long} or {@link String}
 * @param vector zeros where the node has none
 * @param walks how many walks the vector was made of
 * @param status what the vector is
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
record VectorRow(Object id, float[] vector, int walks, VectorStatus status) {

  static VectorRow of(Object id, NodeEmbedding embedding) {
    VectorStatus status = embedding.walks() == 0 ? VectorStatus.UNSEEN : VectorStatus.EMBEDDED;
    return new VectorRow(id, embedding.vector(), embedding.walks(), status);
  }

  static VectorRow isolated(Object id, int size) {
    return new VectorRow(id, new float[size], 0, VectorStatus.ISOLATED);
  }
}
