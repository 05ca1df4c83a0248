package io.stride.jobs.embed;

import io.stride.train.averaging.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a job's report says of its training. */
public final class TrainingLines {
  private TrainingLines() {}

  /** Rounds and loss, held-out error, losses on the way. */
  public static List<String> of(EmbedSummary.TrainingSummary training) {
    return List.of(
        line(
            "training     %d rounds on %d partitions, loss %.4f -> %.4f, %,.0f walks/s%s",
            training.rounds(),
            training.partitions(),
            training.firstLoss(),
            training.lastLoss(),
            training.walksPerSecond(),
            cutShort(training.stop())),
        line(
            "held out     reconstruction error %.4f (untrained %.4f, predicting the mean 1.0)",
            training.finalError(), training.untrainedError()),
        history(training.history(), training.historyStep()));
  }

  /** One line with losses on the way. */
  static String history(List<Double> losses, int step) {
    return losses.stream()
        .map(loss -> line("%.3f", loss))
        .collect(Collectors.joining(" ", "loss         ", " (every " + step + ". round)"));
  }

  /** What ended training before its last epoch; empty if nothing did. */
  static String cutShort(TrainingResult.Stop stop) {
    return switch (stop) {
      case EARLY -> ", stopped early";
      case TIME_UP -> ", stopped by training.max-minutes";
      case EPOCHS_DONE, DIVERGED -> "";
    };
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
