package io.stride.jobs.tune;

import io.stride.jobs.linkprediction.LinkScore;
import io.stride.jobs.linkprediction.Negatives;
import java.util.Comparator;
import java.util.List;

/**
 * How well vectors tell held-out edges from pairs without an edge.
 *
 * @param uniform score against uniform pairs
 * @param matched score against pairs whose nodes have the degrees of the edge's nodes
 */
record LinkQuality(LinkScore uniform, LinkScore matched) {

  /** Of each kind the operator with the highest AUC. */
  static LinkQuality best(List<LinkScore> scores) {
    return new LinkQuality(best(scores, Negatives.UNIFORM), best(scores, Negatives.DEGREE_MATCHED));
  }

  /** The scores of the operators that {@code chosen} has. */
  static LinkQuality like(LinkQuality chosen, List<LinkScore> scores) {
    return new LinkQuality(like(chosen.uniform(), scores), like(chosen.matched(), scores));
  }

  /**
   * What is maximised: the mean of both AUCs. Against uniform pairs alone, vectors that know little
   * but degrees score high; against matched ones alone, vectors that leave degrees out, which other
   * tasks may need, lose nothing.
   */
  double objective() {
    return (auc(uniform) + auc(matched)) / 2;
  }

  double uniformAuc() {
    return auc(uniform);
  }

  double matchedAuc() {
    return auc(matched);
  }

  private static double auc(LinkScore score) {
    return score.scores().auc();
  }

  private static LinkScore best(List<LinkScore> scores, Negatives kind) {
    return scores.stream()
        .filter(score -> score.negatives() == kind)
        .max(Comparator.comparingDouble(LinkQuality::auc))
        .orElseThrow();
  }

  private static LinkScore like(LinkScore chosen, List<LinkScore> scores) {
    return scores.stream()
        .filter(score -> score.negatives() == chosen.negatives())
        .filter(score -> score.method().equals(chosen.method()))
        .findFirst()
        .orElseThrow();
  }
}
