package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.averaging.TrainingListener;
import io.stride.train.averaging.TrainingRound;
import java.util.Locale;

/** Tells after each round how far training is, how fast it goes, and when it will be done. */
final class TrainingProgress implements TrainingListener {
  private final Progress progress;
  private double seconds;
  private long tokens;

  TrainingProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onRound(TrainingRound round, double share) {
    seconds += round.seconds();
    tokens += round.tokens();
    progress.part("training round " + (round.round() + 2));
    progress.detail(
        String.format(
            Locale.ROOT,
            "%3.0f%%  epoch %d  round %d  loss %.4f  %,.0f walk nodes/s  %.0f s left",
            100 * share,
            round.epoch() + 1,
            round.round() + 1,
            round.loss(),
            tokens / seconds,
            seconds * (1 - share) / share));
  }
}
