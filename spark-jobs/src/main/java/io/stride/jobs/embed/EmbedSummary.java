package io.stride.jobs.embed;

import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingRound;
import io.stride.walk.graph.GraphStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was read, learned and written.
 *
 * @param graph counts of the graph
 * @param training how training went
 * @param embedded nodes with a vector
 * @param isolated nodes without an edge, whose vector is zero
 * @param size numbers per vector
 */
public record EmbedSummary(
    GraphStatistics graph, TrainingSummary training, long embedded, long isolated, int size) {

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
    private static final int SHOWN = 10;

    /** The summary of a training with at least one round. */
    public static TrainingSummary of(TrainingResult result) {
      List<TrainingRound> rounds = result.rounds();
      int step = Math.max(1, (rounds.size() + SHOWN - 1) / SHOWN);
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
          IntStream.iterate(0, i -> i < rounds.size(), i -> i + step)
              .mapToObj(i -> rounds.get(i).loss())
              .toList(),
          step);
    }
  }
}
