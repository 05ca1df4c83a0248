package io.stride.jobs.embed;

import io.stride.jobs.run.JobFailedException;
import io.stride.train.averaging.TrainingResult;
import io.stride.train.averaging.TrainingRound;
import io.stride.train.model.OneHotSettings;
import io.stride.train.onehot.OneHotRound;
import io.stride.train.skipgram.SkipGramRound;
import java.math.BigDecimal;
import java.util.Locale;

/** Training went wrong for good; the message says in which round and what to change. */
public final class TrainingDivergedException extends JobFailedException {
  private static final long serialVersionUID = 1L;

  /**
   * Explains a diverged training.
   *
   * @param result its rounds, the diverged one last
   * @param learningRate the step size that was used
   * @param kept where the last good parameters are, or what became of them
   */
  public TrainingDivergedException(TrainingResult result, double learningRate, String kept) {
    super(message(result, learningRate, kept));
  }

  /**
   * Explains a diverged one-hot training, of which nothing is kept.
   *
   * @param last the diverged round
   * @param model its step sizes
   */
  public TrainingDivergedException(OneHotRound last, OneHotSettings model) {
    super(
        String.format(
            Locale.ROOT,
            "training diverged in round %d with a loss of %.4g; lower one-hot.table-learning-rate (now"
                + " %s) or training.learning-rate (now %s); nothing was written",
            last.round() + 1,
            last.loss(),
            plain(model.tableRate()),
            plain(model.updater().learningRate())));
  }

  /**
   * Explains a diverged skip-gram, of which nothing is kept.
   *
   * @param last the diverged round
   * @param learningRate its step size at the start
   */
  TrainingDivergedException(SkipGramRound last, double learningRate) {
    super(
        String.format(
            Locale.ROOT,
            "skip-gram diverged in round %d: vectors are no longer finite; lower"
                + " skip-gram.learning-rate (now %s); nothing was written",
            last.round() + 1,
            plain(learningRate)));
  }

  private static String message(TrainingResult result, double learningRate, String kept) {
    TrainingRound last = result.rounds().get(result.rounds().size() - 1);
    return String.format(
        Locale.ROOT,
        "training diverged in round %d with a loss of %.4g; lower training.learning-rate (now %s)"
            + " or training.gradient-clip, and check the edge weights; %s",
        last.round() + 1,
        last.loss(),
        plain(learningRate),
        kept);
  }

  private static String plain(double rate) {
    return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }
}
