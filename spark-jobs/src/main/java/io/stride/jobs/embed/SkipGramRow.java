package io.stride.jobs.embed;

import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramRound;
import java.util.List;

/**
 * A row of the table with one row per averaging round of skip-gram.
 *
 * @param epoch from 0
 * @param round from 0, counted through all epochs
 * @param loss per pair in nats, before each step
 * @param learningRate at the round's first walk
 * @param walks walks trained on
 * @param tokens nodes of these walks
 * @param pairs pairs of near nodes
 * @param seconds wall time of the round
 * @param tokensPerSecond of all partitions together
 * @param rowsChanged rows of both tables that changed
 * @param bytesUp bytes that partitions sent to the driver
 */
record SkipGramRow(
    int epoch,
    int round,
    double loss,
    double learningRate,
    long walks,
    long tokens,
    long pairs,
    double seconds,
    double tokensPerSecond,
    int rowsChanged,
    long bytesUp) {

  /** All rounds of a training. */
  static List<SkipGramRow> of(SkipGramResult trained) {
    return trained.rounds().stream().map(SkipGramRow::of).toList();
  }

  private static SkipGramRow of(SkipGramRound round) {
    return new SkipGramRow(
        round.epoch(),
        round.round(),
        round.loss(),
        round.learningRate(),
        round.walks(),
        round.tokens(),
        round.pairs(),
        round.seconds(),
        round.tokens() / round.seconds(),
        round.rows(),
        round.bytesUp());
  }
}
