package io.stride.jobs.embed;

import io.stride.jobs.run.MetricsTable;
import io.stride.train.onehot.OneHotResult;
import io.stride.train.onehot.OneHotRound;
import java.util.List;
import java.util.stream.IntStream;

/** One-hot training as tables of metrics. */
final class OneHotMetrics {
  private OneHotMetrics() {}

  /** One row per averaging round. */
  static MetricsTable rounds(OneHotResult trained) {
    return MetricsTable.of(RoundRow.class, trained.rounds().stream().map(RoundRow::of).toList());
  }

  /** One row per measurement: before training, then after each epoch. */
  static MetricsTable validation(OneHotResult trained) {
    List<Double> losses = trained.validation();
    return MetricsTable.of(
        ValidationRow.class,
        IntStream.range(0, losses.size())
            .mapToObj(epoch -> new ValidationRow(epoch, rounds(trained, epoch), losses.get(epoch)))
            .toList());
  }

  private static int rounds(OneHotResult trained, int epochs) {
    return (int) trained.rounds().stream().filter(round -> round.epoch() < epochs).count();
  }

  /**
   * A row of the table with one row per averaging round.
   *
   * @param epoch from 0
   * @param round from 0, counted through all epochs
   * @param loss cross-entropy per node in nats, before each step
   * @param pieces walk pieces trained on
   * @param tokens nodes of these pieces
   * @param seconds wall time of the round
   * @param stepsPerSecond tokens, each a time step of the network, per second
   * @param rowsChanged rows of both tables that changed
   * @param bytesUp bytes that partitions sent to the driver
   * @param bytesDown bytes that an executor fetches after the round
   */
  record RoundRow(
      int epoch,
      int round,
      double loss,
      long pieces,
      long tokens,
      double seconds,
      double stepsPerSecond,
      int rowsChanged,
      long bytesUp,
      long bytesDown) {
    static RoundRow of(OneHotRound round) {
      return new RoundRow(
          round.epoch(),
          round.round(),
          round.loss(),
          round.pieces(),
          round.tokens(),
          round.seconds(),
          round.tokens() / round.seconds(),
          round.rows(),
          round.bytesUp(),
          round.bytesDown());
    }
  }

  /**
   * A row of the table with one row per measurement.
   *
   * @param epoch epochs done, or begun when time was up, before it was measured
   * @param round rounds done before it was measured, through all epochs
   * @param crossEntropy of the held-out walks per node, in nats
   */
  record ValidationRow(int epoch, int round, double crossEntropy) {}
}
