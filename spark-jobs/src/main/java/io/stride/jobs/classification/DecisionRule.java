package io.stride.jobs.classification;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How a node's scores, one log-odds per label, become the labels that are predicted for it. */
public enum DecisionRule {
  /** The label with the highest score: for data where every node has exactly one label. */
  ARGMAX("argmax") {
    @Override
    int[] decide(double[] scores, int trueLabels) {
      return highest(scores, 1);
    }
  },
  /**
   * The k highest scores, where k is the node's true number of labels. The protocol of the DeepWalk
   * and node2vec papers; it tells the classifier something that a user would not know.
   */
  LABEL_COUNTS_GIVEN("label counts given") {
    @Override
    int[] decide(double[] scores, int trueLabels) {
      return highest(scores, trueLabels);
    }
  },
  /** Every label whose probability is above 0.5; possibly none. */
  THRESHOLD("threshold 0.5") {
    @Override
    int[] decide(double[] scores, int trueLabels) {
      return IntStream.range(0, scores.length).filter(label -> scores[label] > 0).toArray();
    }
  };

  private final String title;

  DecisionRule(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /**
   * The predicted labels.
   *
   * @param scores log-odds per label
   * @param trueLabels how many labels the node really has; &gt;= 1. Only {@link
   *     #LABEL_COUNTS_GIVEN} looks at it
   */
  abstract int[] decide(double[] scores, int trueLabels);

  /** Of equal scores the label that comes first wins. */
  private static int[] highest(double[] scores, int count) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer label) -> scores[label]).reversed())
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
