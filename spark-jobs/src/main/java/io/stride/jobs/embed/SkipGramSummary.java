package io.stride.jobs.embed;

import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramRound;
import java.util.List;
import java.util.Locale;

/**
 * How skip-gram went, in a few numbers. Losses are per pair of near nodes with its negatives, in
 * nats.
 *
 * @param stage what it did: training or refinement
 * @param rounds averaging rounds
 * @param partitions partitions that trained side by side
 * @param walks walks trained on, each as often as there were epochs
 * @param tokens nodes of these walks
 * @param tokensPerSecond of all partitions together
 * @param seconds of all rounds
 * @param firstLoss loss of the first round
 * @param lastLoss loss of the last one
 * @param tableBytes bytes of both tables
 * @param history losses of about ten rounds, evenly spread
 * @param historyStep rounds from one of these to the next
 */
record SkipGramSummary(
    String stage,
    int rounds,
    int partitions,
    long walks,
    long tokens,
    double tokensPerSecond,
    double seconds,
    double firstLoss,
    double lastLoss,
    long tableBytes,
    List<Double> history,
    int historyStep) {

  /** The summary of a training with at least one round. */
  static SkipGramSummary of(SkipGramResult result, String stage) {
    List<SkipGramRound> rounds = result.rounds();
    LossHistory history = LossHistory.of(rounds.stream().map(SkipGramRound::loss).toList());
    long tokens = rounds.stream().mapToLong(SkipGramRound::tokens).sum();
    double seconds = rounds.stream().mapToDouble(SkipGramRound::seconds).sum();
    return new SkipGramSummary(
        stage,
        rounds.size(),
        result.partitions(),
        rounds.stream().mapToLong(SkipGramRound::walks).sum(),
        tokens,
        tokens / seconds,
        seconds,
        rounds.get(0).loss(),
        rounds.get(rounds.size() - 1).loss(),
        result.input().bytes() + result.output().bytes(),
        history.losses(),
        history.step());
  }

  /** What a job's report says of it. */
  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "%-12s skip-gram on %,d walks, %d rounds on %d partitions, loss %.4f -> %.4f,"
                + " %,.0f tokens/s",
            stage,
            walks,
            rounds,
            partitions,
            firstLoss,
            lastLoss,
            tokensPerSecond),
        TrainingLines.history(history, historyStep),
        String.format(Locale.ROOT, "tables       %,.1f MB", tableBytes / 1e6));
  }
}
