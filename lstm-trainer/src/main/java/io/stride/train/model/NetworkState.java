package io.stride.train.model;

import java.io.Serializable;

/**
 * All that training changes in a network.
 *
 * @param parameters weights and biases in the network's flat order
 * @param updater the updater's state in its flat order (for Adam first and second moments); empty
 *     if it has none
 * @param steps training steps taken so far
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record NetworkState(float[] parameters, float[] updater, int steps)
    implements Serializable {}
