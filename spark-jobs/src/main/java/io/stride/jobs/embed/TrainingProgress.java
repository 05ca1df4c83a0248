package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.averaging.Measurement;
import io.stride.train.averaging.TrainingListener;
import io.stride.train.averaging.TrainingRound;
import io.stride.train.checkpoint.WrittenCheckpoint;
import java.util.List;
import java.util.Locale;

/**
 * Tells after each round how far training is, how fast it goes, where the time went so far, and
 * when it will be done.
 */
final class TrainingProgress implements TrainingListener {
  private final Progress progress;
  private double heldOut = Double.NaN;
  private double seconds;
  private double computeSeconds;
  private double averagingSeconds;
  private double walks;
  private long tokens;

  TrainingProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onRound(TrainingRound round, double share) {
    add(round);
    progress.part("training round " + (round.round() + 2));
    progress.detail(
        String.format(
            Locale.ROOT,
            "%3.0f%%  epoch %d  round %d  loss %.4f  held out %.4f  rate %.2g  %,.0f walks/s"
                + "  %,.0f steps/s  computing %.0f%%  averaging %.0f%%  waiting %.0f%%  %.0f s left",
            100 * share,
            round.epoch() + 1,
            round.round() + 1,
            round.loss(),
            heldOut,
            round.learningRate(),
            walks / seconds,
            tokens / seconds,
            100 * computeSeconds / seconds,
            100 * averagingSeconds / seconds,
            100 * (seconds - computeSeconds - averagingSeconds) / seconds,
            seconds * (1 - share) / share));
  }

  @Override
  public void onValidation(Measurement measurement) {
    heldOut = measurement.relative();
  }

  @Override
  public void onCheckpoint(WrittenCheckpoint checkpoint) {
    progress.detail(
        String.format(
            Locale.ROOT,
            "checkpoint %s: %.1f MB in %.2f s",
            checkpoint.file().getName(),
            checkpoint.bytes() / 1e6,
            checkpoint.seconds()));
  }

  /** What was done before counts, or the time left would be wrong. */
  @Override
  public void onResume(List<TrainingRound> rounds) {
    rounds.forEach(this::add);
  }

  @Override
  public void onNote(String line) {
    progress.note(line);
  }

  private void add(TrainingRound round) {
    seconds += round.seconds();
    computeSeconds += round.computeSeconds();
    averagingSeconds += round.averagingSeconds();
    walks += round.walks();
    tokens += round.tokens();
  }
}
