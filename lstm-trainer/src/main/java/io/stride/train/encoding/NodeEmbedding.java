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
public record NodeEmbedding(int node, float[] vector, int walks) implements Serializable {}
