package io.stride.walk.sampling;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** How often walks went where, by the two nodes before; and how well that fits an oracle. */
final class TransitionCounts {
  /** Cells with fewer expected counts are merged with others: the usual rule for chi-square. */
  private static final double FEWEST_EXPECTED = 5;

  private final Map<Long, Map<Integer, Long>> counts = new TreeMap<>();

  void add(int[] path, int length) {
    for (int i = 1; i < length; i++) {
      int previous = i == 1 ? -1 : path[i - 2];
      counts
          .computeIfAbsent(context(previous, path[i - 1]), any -> new TreeMap<>())
          .merge(path[i], 1L, Long::sum);
    }
  }

  /**
   * The probability that a sampler with the oracle's probabilities fits as badly as this: one
   * chi-square test over all contexts, each with its own total.
   */
  double pValue(ExactTransitions exact) {
    double statistic = 0;
    int freedom = 0;
    for (Map.Entry<Long, Map<Integer, Long>> context : counts.entrySet()) {
      Map<Integer, Double> probabilities =
          exact.probabilities((int) (context.getKey() >> 32), (int) (long) context.getKey());
      long total = context.getValue().values().stream().mapToLong(Long::longValue).sum();
      int cells = 0;
      double restExpected = 0;
      double restObserved = 0;
      for (Map.Entry<Integer, Double> cell : probabilities.entrySet()) {
        double expected = cell.getValue() * total;
        double observed = context.getValue().getOrDefault(cell.getKey(), 0L);
        if (expected < FEWEST_EXPECTED) {
          restExpected += expected;
          restObserved += observed;
        } else {
          statistic += (observed - expected) * (observed - expected) / expected;
          cells++;
        }
      }
      if (restExpected >= FEWEST_EXPECTED) {
        statistic += (restObserved - restExpected) * (restObserved - restExpected) / restExpected;
        cells++;
      }
      freedom += Math.max(0, cells - 1);
    }
    return 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(statistic);
  }

  private static long context(int previous, int current) {
    return ((long) previous << 32) | current;
  }
}
