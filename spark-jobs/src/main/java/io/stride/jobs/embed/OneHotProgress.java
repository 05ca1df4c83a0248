package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.onehot.OneHotListener;
import io.stride.train.onehot.OneHotRound;
import java.util.Locale;

/** Tells after each round how far one-hot training is and how fast it goes. */
final class OneHotProgress implements OneHotListener {
  private final Progress progress;
  private final int epochs;
  private double seconds;
  private long tokens;

  OneHotProgress(Progress progress, int epochs) {
    this.progress = progress;
    this.epochs = epochs;
  }

  @Override
  public void onRound(OneHotRound round) {
    seconds += round.seconds();
    tokens += round.tokens();
    progress.part("training round " + (round.round() + 2));
    progress.detail(
        String.format(
            Locale.ROOT,
            "epoch %d of %d  round %d  cross-entropy %.4f  %,.0f steps/s  %,d rows changed,"
                + " %.1f MB sent",
            round.epoch() + 1,
            epochs,
            round.round() + 1,
            round.loss(),
            tokens / seconds,
            round.rows(),
            round.bytesUp() / 1e6));
  }
}
