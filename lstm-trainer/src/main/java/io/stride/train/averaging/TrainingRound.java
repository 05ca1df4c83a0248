package io.stride.train.averaging;

import java.io.Serializable;

/**
 * One averaging round.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss mean squared error per node and feature over the round's minibatches, each measured
 *     before its step
 * @param pieces walk pieces trained on, in all partitions
 * @param tokens nodes of these pieces
 * @param seconds wall time of the round
 * @param computeSeconds time that the busiest partition spent in the network
 */
public record TrainingRound(
    int epoch,
    int round,
    double loss,
    long pieces,
    long tokens,
    double seconds,
    double computeSeconds)
    implements Serializable {}
