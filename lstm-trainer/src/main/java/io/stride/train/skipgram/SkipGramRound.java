package io.stride.train.skipgram;

/**
 * One averaging round.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss mean loss of a pair of near nodes and its negatives in nats, each before its step; of
 *     vectors that know nothing: (1 + negatives) log 2
 * @param learningRate at the round's first walk
 * @param walks walks trained on, in all partitions
 * @param tokens nodes of these walks
 * @param pairs pairs trained on
 * @param rows rows of both tables that changed
 * @param bytesUp bytes of rows that partitions sent to the driver
 * @param seconds wall time of the round
 */
public record SkipGramRound(
    int epoch,
    int round,
    double loss,
    double learningRate,
    long walks,
    long tokens,
    long pairs,
    int rows,
    long bytesUp,
    double seconds) {}
