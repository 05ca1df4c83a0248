package io.stride.train.averaging;

import java.io.Serializable;

/**
 * What every partition does in a round.
 *
 * @param epoch which pass over the walks, from 0
 * @param done minibatches of this epoch that each partition has trained on before
 * @param count minibatches to train on now, or fewer if the partition's walks end
 * @param step sequential steps that training has taken before, through all epochs; the learning
 *     rate follows from it
 */
record RoundOrder(int epoch, long done, int count, long step) implements Serializable {}
