package io.stride.jobs.embed;

import io.stride.train.averaging.TrainingRound;

/**
 * A row of the table with one row per averaging round.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss mean squared error per node and feature, before each step
 * @param learningRate of the round's first step
 * @param pieces walk pieces trained on
 * @param tokens nodes of these pieces
 * @param seconds wall time of the round
 * @param walksPerSecond walks of {@code walk.length} nodes that the tokens make, per second
 * @param stepsPerSecond tokens, each a time step of the network, per second
 * @param computeShare share of the seconds that partitions spent in the network, on average
 * @param averagingShare share in which the state travelled and was averaged
 * @param waitingShare share that partitions waited for the busiest one, on average
 */
record RoundRow(
    int epoch,
    int round,
    double loss,
    double learningRate,
    long pieces,
    long tokens,
    double seconds,
    double walksPerSecond,
    double stepsPerSecond,
    double computeShare,
    double averagingShare,
    double waitingShare) {

  static RoundRow of(TrainingRound round) {
    double seconds = round.seconds();
    return new RoundRow(
        round.epoch(),
        round.round(),
        round.loss(),
        round.learningRate(),
        round.pieces(),
        round.tokens(),
        seconds,
        round.walks() / seconds,
        round.tokens() / seconds,
        round.computeSeconds() / seconds,
        round.averagingSeconds() / seconds,
        round.waitingSeconds() / seconds);
  }
}
