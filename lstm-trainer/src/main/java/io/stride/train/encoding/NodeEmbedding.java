package io.stride.train.encoding;

import java.io.Serializable;

/**
 * A node's vector.
 *
 * @param node dense node number
 * @param vector mean latent of the walk pieces that contain the node
 * @param walks number of walks that contain the node and were encoded, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record NodeEmbedding(int node, float[] vector, int walks) implements Serializable {}
