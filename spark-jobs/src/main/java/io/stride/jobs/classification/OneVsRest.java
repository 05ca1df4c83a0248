package io.stride.jobs.classification;

import io.stride.jobs.evaluation.LinearModel;
import io.stride.jobs.evaluation.LogisticRegression;
import io.stride.jobs.evaluation.LogisticTarget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One logistic regression per label, each against all other nodes.
 *
 * @param models one per label, in the order of their names
 */
record OneVsRest(List<LinearModel> models) {

  /**
   * Fits on {@code train} for every penalty, together.
   *
   * @param train positions of the training nodes; at least one
   * @param penalties one result each
   * @param iterations of the solver at most
   * @return in the order of {@code penalties}
   */
  static List<OneVsRest> fit(
      LabelledNodes nodes, int[] train, List<Double> penalties, int iterations) {
    int width = nodes.names().size();
    List<BitSet> positives = positives(nodes, train);
    List<LogisticTarget> targets = new ArrayList<>();
    for (double penalty : penalties) {
      positives.forEach(own -> targets.add(new LogisticTarget(own, penalty)));
    }
    List<LinearModel> models =
        LogisticRegression.fit(new NodeFeatures(nodes.vectors(), train), targets, iterations);
    List<OneVsRest> fitted = new ArrayList<>();
    for (int i = 0; i < penalties.size(); i++) {
      fitted.add(new OneVsRest(models.subList(i * width, (i + 1) * width)));
    }
    return fitted;
  }

  /**
   * Predicts the labels of {@code test} and compares.
   *
   * @param test positions of nodes; at least one
   */
  F1Scores test(LabelledNodes nodes, int[] test, DecisionRule rule) {
    int[][] truth = new int[test.length][];
    int[][] predicted = new int[test.length][];
    for (int i = 0; i < test.length; i++) {
      truth[i] = nodes.labels()[test[i]];
      double[] features = NodeFeatures.toDouble(nodes.vectors()[test[i]]);
      double[] scores = models.stream().mapToDouble(model -> model.score(features)).toArray();
      predicted[i] = rule.decide(scores, truth[i].length);
    }
    return F1Scores.of(truth, predicted, nodes.names().size());
  }

  /** Labels that had no training node, or all. */
  int constants() {
    return (int) models.stream().filter(LinearModel::isConstant).count();
  }

  /** Per label which of the nodes of {@code train} have it. */
  private static List<BitSet> positives(LabelledNodes nodes, int[] train) {
    List<BitSet> positives = new ArrayList<>();
    nodes.names().forEach(name -> positives.add(new BitSet(train.length)));
    for (int i = 0; i < train.length; i++) {
      for (int label : nodes.labels()[train[i]]) {
        positives.get(label).set(i);
      }
    }
    return positives;
  }
}
