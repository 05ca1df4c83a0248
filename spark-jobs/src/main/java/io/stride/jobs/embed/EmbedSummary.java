package io.stride.jobs.embed;

import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingRound;
import io.stride.walk.graph.GraphStatistics;
import java.util.List;

/**
 * What was read, learned and written.
 *
 * @param graph counts of the graph
 * @param training how training went, line by line
 * @param counts of the vectors
 */
public record EmbedSummary(GraphStatistics graph, List<String> training, EmbeddingCounts counts) {

  /**
   * How training went, in a few numbers.
   *
   * @param rounds averaging rounds
   * @param partitions partitions that trained side by side
   * @param firstLoss loss of the first round
   * @param lastLoss loss of the last one
   * @param stop why training ended
   * @param walksPerSecond walks of {@code walk.length} nodes trained on, per second of all rounds
   * @param untrainedError held-out reconstruction error before training; 1: predicting the mean
   * @param finalError the same of the result
   * @param history losses of about ten rounds, evenly spread
   * @param historyStep rounds from one of these to the next
   */
  public record TrainingSummary(
      int rounds,
      int partitions,
      double firstLoss,
      double lastLoss,
      TrainingResult.Stop stop,
      double walksPerSecond,
      double untrainedError,
      double finalError,
      List<Double> history,
      int historyStep) {
    /** The summary of a training with at least one round. */
    public static TrainingSummary of(TrainingResult result) {
      List<TrainingRound> rounds = result.rounds();
      LossHistory history = LossHistory.of(rounds.stream().map(TrainingRound::loss).toList());
      return new TrainingSummary(
          rounds.size(),
          result.partitions(),
          rounds.get(0).loss(),
          rounds.get(rounds.size() - 1).loss(),
          result.stop(),
          rounds.stream().mapToDouble(TrainingRound::walks).sum()
              / rounds.stream().mapToDouble(TrainingRound::seconds).sum(),
          result.validation().get(0).relative(),
          result.finalError().relative(),
          history.losses(),
          history.step());
    }
  }
}
