package io.stride.jobs.embed;

import io.stride.jobs.run.Progress;
import io.stride.train.skipgram.SkipGramListener;
import io.stride.train.skipgram.SkipGramRound;
import java.util.Locale;

/** Tells after each round how far skip-gram is and how fast it goes. */
final class SkipGramProgress implements SkipGramListener {
  private final Progress progress;
  private final int epochs;
  private double seconds;
  private long tokens;

  SkipGramProgress(Progress progress, int epochs) {
    this.progress = progress;
    this.epochs = epochs;
  }

  @Override
  public void onRound(SkipGramRound round) {
    seconds += round.seconds();
    tokens += round.tokens();
    progress.part("skip-gram round " + (round.round() + 2));
    progress.detail(
        String.format(
            Locale.ROOT,
            "epoch %d of %d  round %d  loss %.4f  %,.0f tokens/s",
            round.epoch() + 1,
            epochs,
            round.round() + 1,
            round.loss(),
            tokens / seconds));
  }
}
