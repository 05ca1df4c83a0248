package io.stride.train.onehot;

import io.stride.train.model.NetworkState;
import io.stride.train.versioned.TableVersion;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * Where all partitions begin a round.
 *
 * @param network parameters of the LSTMs
 * @param tables the rows of all nodes
 * @param epoch which pass over the walks, from 0
 * @param done minibatches of this epoch that each partition has trained on before
 */
record RoundStart(Broadcast<NetworkState> network, TableVersion tables, int epoch, long done)
    implements Serializable {}
