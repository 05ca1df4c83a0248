package io.stride.train.averaging;

import java.io.Serializable;

/**
 * One averaging round. Its wall time is that of an average partition: what it computed, what it
 * waited for the busiest one, and the rest, in which the state travelled and was averaged.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss mean squared error per node and feature over the round's minibatches, each measured
 *     before its step
 * @param learningRate of its first step
 * @param pieces walk pieces trained on, in all partitions
 * @param tokens nodes of these pieces, each a time step of the network
 * @param walks how many walks of {@code walk.length} nodes that makes
 * @param seconds wall time of the round
 * @param computeSeconds time in the network, on average over the partitions
 * @param averagingSeconds time in which no partition was in the network: sending the state, waiting
 *     for task slots, adding up
 * @param waitingSeconds time for which a partition waited for the busiest one, on average
 */
public record TrainingRound(
    int epoch,
    int round,
    double loss,
    double learningRate,
    long pieces,
    long tokens,
    double walks,
    double seconds,
    double computeSeconds,
    double averagingSeconds,
    double waitingSeconds)
    implements Serializable {}
