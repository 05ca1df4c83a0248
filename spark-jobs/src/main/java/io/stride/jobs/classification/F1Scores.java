package io.stride.jobs.classification;

import java.io.Serializable;
import java.util.Arrays;

/**
 * F1, the harmonic mean of precision and recall, over many labels.
 *
 * @param micro F1 of the counts summed over labels; with one label per node and one prediction per
 *     node this is the accuracy
 * @param macro mean of the labels' F1. A label that no node has and none was predicted to have
 *     counts as 0 and stays in the mean, as scikit-learn's {@code f1_score(average="macro",
 *     zero_division=0)} does on indicator matrices
 */
public record F1Scores(double micro, double macro) implements Serializable {

  /**
   * Compares label sets, node by node.
   *
   * @param truth per node its labels, each in 0 to {@code labels - 1}, none twice
   * @param predicted per node, in the same order, what was predicted
   * @param labels number of labels; &gt;= 1
   */
  public static F1Scores of(int[][] truth, int[][] predicted, int labels) {
    long[] both = new long[labels];
    // Of a label: how often true plus how often predicted = 2 TP + FP + FN.
    long[] either = new long[labels];
    for (int node = 0; node < truth.length; node++) {
      count(truth[node], either);
      count(predicted[node], either);
      for (int label : predicted[node]) {
        if (Arrays.stream(truth[node]).anyMatch(t -> t == label)) {
          both[label]++;
        }
      }
    }
    double sum = 0;
    for (int label = 0; label < labels; label++) {
      sum += f1(both[label], either[label]);
    }
    return new F1Scores(f1(Arrays.stream(both).sum(), Arrays.stream(either).sum()), sum / labels);
  }

  private static void count(int[] labels, long[] counts) {
    for (int label : labels) {
      counts[label]++;
    }
  }

  private static double f1(long both, long either) {
    return either == 0 ? 0 : 2.0 * both / either;
  }
}
