package io.stride.jobs.classification;

import io.stride.jobs.evaluation.Regularization;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the penalty of one split, one for all labels: the training nodes are parted into {@value
 * #FOLDS} folds, every candidate is fitted on all but one fold, and the one with the highest mean
 * of micro and macro F1 on the fold left out, over all folds, wins. Test nodes are never looked at.
 */
final class PenaltySelection {
  /** One fold would do, but macro F1 on few nodes of rare labels is noisy. */
  private static final int FOLDS = 3;

  /** Training nodes that take part at most: more do not change the choice, but its cost. */
  private static final int MAX_NODES = 40_000;

  private final LabelledNodes nodes;
  private final ClassificationSettings settings;

  PenaltySelection(LabelledNodes nodes, ClassificationSettings settings) {
    this.nodes = nodes;
    this.settings = settings;
  }

  /**
   * Chooses.
   *
   * @param train positions of the training nodes, in random order
   * @return one of the candidates; {@link Regularization#fallback} if there are fewer nodes than
   *     folds
   */
  double choose(int[] train) {
    Regularization regularization = settings.regularization();
    if (!regularization.isOpen() || train.length < FOLDS) {
      return regularization.fallback();
    }
    int[] taking = Arrays.copyOf(train, Math.min(train.length, MAX_NODES));
    double[] sums = new double[regularization.candidates().size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] scores = validate(taking, fold);
      Arrays.setAll(sums, i -> sums[i] + scores[i]);
    }
    return regularization.candidates().get(regularization.best(sums));
  }

  /** Per candidate its score on one fold. */
  private double[] validate(int[] taking, int fold) {
    int[] fitted = chosen(taking, i -> i % FOLDS != fold);
    int[] validated = chosen(taking, i -> i % FOLDS == fold);
    return OneVsRest.fit(
            nodes, fitted, settings.regularization().candidates(), settings.iterations())
        .stream()
        .map(classifiers -> classifiers.test(nodes, validated, nodes.rules().get(0)))
        .mapToDouble(f1 -> (f1.micro() + f1.macro()) / 2)
        .toArray();
  }

  private static int[] chosen(int[] nodes, IntPredicate position) {
    return IntStream.range(0, nodes.length).filter(position).map(i -> nodes[i]).toArray();
  }
}
