package io.stride.jobs.embed;

import io.stride.train.averaging.TrainingResult;
import io.stride.train.onehot.OneHotResult;
import io.stride.train.onehot.OneHotRound;
import java.util.List;
import java.util.Locale;

/**
 * How one-hot training went, in a few numbers. Losses are cross-entropies per node in nats; of the
 * sampled softmax, if negatives are drawn.
 *
 * @param rounds averaging rounds
 * @param partitions partitions that trained side by side
 * @param firstLoss loss of the first round
 * @param lastLoss loss of the last one
 * @param stop why training ended
 * @param walksPerSecond walks of {@code walk.length} nodes trained on, per second of all rounds
 * @param untrainedLoss loss of the held-out walks before training
 * @param finalLoss the same of the result
 * @param nodes nodes of the graph; guessing has a cross-entropy of the logarithm of that
 * @param sampled whether losses are those of the sampled softmax
 * @param tableBytes bytes of both tables
 * @param history losses of about ten rounds, evenly spread
 * @param historyStep rounds from one of these to the next
 */
record OneHotSummary(
    int rounds,
    int partitions,
    double firstLoss,
    double lastLoss,
    TrainingResult.Stop stop,
    double walksPerSecond,
    double untrainedLoss,
    double finalLoss,
    int nodes,
    boolean sampled,
    long tableBytes,
    List<Double> history,
    int historyStep) {

  /** The summary of a training with at least one round. */
  static OneHotSummary of(OneHotResult result, PipelineSettings settings) {
    List<OneHotRound> rounds = result.rounds();
    LossHistory history = LossHistory.of(rounds.stream().map(OneHotRound::loss).toList());
    double walks =
        rounds.stream().mapToDouble(OneHotRound::tokens).sum() / settings.walks().length();
    int nodes = result.input().rows();
    return new OneHotSummary(
        rounds.size(),
        result.partitions(),
        rounds.get(0).loss(),
        rounds.get(rounds.size() - 1).loss(),
        result.stop(),
        walks / rounds.stream().mapToDouble(OneHotRound::seconds).sum(),
        result.validation().get(0),
        result.finalLoss(),
        nodes,
        settings.oneHot().orElseThrow().sampled(nodes),
        result.input().bytes() + result.output().bytes(),
        history.losses(),
        history.step());
  }

  /** What a job's report says of it. */
  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "training     %d rounds on %d partitions, cross-entropy %.4f -> %.4f, %,.0f walks/s%s",
            rounds,
            partitions,
            firstLoss,
            lastLoss,
            walksPerSecond,
            TrainingLines.cutShort(stop)),
        String.format(
            Locale.ROOT,
            "held out     %scross-entropy %.4f nats per node (untrained %.4f, guessing %.4f)",
            sampled ? "sampled " : "",
            finalLoss,
            untrainedLoss,
            Math.log(nodes)),
        TrainingLines.history(history, historyStep),
        String.format(Locale.ROOT, "tables       %,.1f MB", tableBytes / 1e6));
  }
}
