package io.stride.train.averaging;

import io.stride.train.model.NetworkState;
import java.io.Serializable;

/**
 * Where a round starts, on its way to the tasks.
 *
 * @param state parameters and updater state
 * @param scope where it is kept if it need not be copied; see {@link LocalValues}
 */
record StartState(NetworkState state, long scope) implements Serializable {
  private Object writeReplace() {
    return scope == LocalValues.NOWHERE ? this : LocalValues.keep(scope, this);
  }
}
