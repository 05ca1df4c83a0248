package io.stride.train.onehot;

import java.io.Serializable;

/**
 * One averaging round.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss cross-entropy per node in nats over the round's minibatches, each measured before its
 *     step; of the sampled softmax, if negatives are drawn
 * @param pieces walk pieces trained on, in all partitions
 * @param tokens nodes of these pieces
 * @param rows rows of both tables that changed
 * @param bytesUp bytes of parameters and rows sent by partitions to the driver
 * @param bytesDown bytes of parameters and rows that an executor fetches after the round
 * @param denseBytes bytes of parameters and whole tables, which is what one partition would send
 *     and an executor would fetch if tables travelled as a whole
 * @param seconds wall time of the round
 */
public record OneHotRound(
    int epoch,
    int round,
    double loss,
    long pieces,
    long tokens,
    int rows,
    long bytesUp,
    long bytesDown,
    long denseBytes,
    double seconds)
    implements Serializable {}
