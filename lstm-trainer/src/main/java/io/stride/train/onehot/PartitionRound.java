package io.stride.train.onehot;

import io.stride.train.model.NetworkState;
import io.stride.train.versioned.TableChanges;
import java.io.Serializable;

/**
 * What a partition made of a round.
 *
 * @param partition its number
 * @param network parameters that it arrived at
 * @param changes rows that it touched
 * @param loss cross-entropy summed over nodes, each minibatch before its step
 * @param pieces pieces trained on; 0: nothing was left
 * @param tokens nodes of these pieces
 * @param exhausted whether no walks are left in this epoch
 */
record PartitionRound(
    int partition,
    NetworkState network,
    TableChanges changes,
    double loss,
    long pieces,
    long tokens,
    boolean exhausted)
    implements Serializable {

  /** Bytes that travel to the driver. */
  long bytes() {
    long dense = (long) network.parameters().length + network.updater().length;
    return Float.BYTES * dense + changes.bytes();
  }
}
