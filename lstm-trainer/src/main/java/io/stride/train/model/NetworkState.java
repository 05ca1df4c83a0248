package io.stride.train.model;

import java.io.Serializable;

/**
 * All that training changes in a network. It travels as bytes: Java's serialisation of float arrays
 * goes number by number.
 *
 * @param parameters weights and biases in the network's flat order
 * @param updater the updater's state in its flat order (for Adam first and second moments); empty
 *     if it has none or if it is not needed
 * @param steps training steps taken so far
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data on its way: never compared, never hashed
public record NetworkState(float[] parameters, float[] updater, int steps) implements Serializable {
  private static final float[] NONE = {};

  /** The same without the updater's state, for those who only compute with the parameters. */
  public NetworkState withoutUpdater() {
    return new NetworkState(parameters, NONE, steps);
  }

  private Object writeReplace() {
    return new PackedState(this);
  }
}
