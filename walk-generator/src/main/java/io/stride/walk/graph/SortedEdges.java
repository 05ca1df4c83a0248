package io.stride.walk.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.graphx.Edge;

/**
 * The edges of a partition in ascending order of source, target and weight, so that what GraphX
 * makes of them (the sum of the weights of repeated edges, above all) does not depend on the order
 * in which they came.
 */
final class SortedEdges {
  private static final double[] UNWEIGHTED = {};

  private final long[] pairs;
  private final double[] weights;

  private SortedEdges(long[] pairs, double[] weights) {
    this.pairs = pairs;
    this.weights = weights;
  }

  /** Sorts the edges of all blocks. */
  static SortedEdges of(Iterator<EdgeBlock> received) {
    List<EdgeBlock> blocks = new ArrayList<>();
    received.forEachRemaining(blocks::add);
    int size = blocks.stream().mapToInt(block -> block.sources().length).sum();
    boolean weighted = !blocks.isEmpty() && blocks.get(0).weighted();
    long[] pairs = new long[size];
    double[] weights = weighted ? new double[size] : UNWEIGHTED;
    int place = 0;
    for (EdgeBlock block : blocks) {
      int count = block.sources().length;
      for (int i = 0; i < count; i++) {
        pairs[place + i] = ((long) block.sources()[i] << 32) | block.targets()[i];
      }
      if (weighted) {
        System.arraycopy(block.weights(), 0, weights, place, count);
      }
      place += count;
    }
    if (!weighted) {
      Arrays.sort(pairs);
      return new SortedEdges(pairs, weights);
    }
    return weighted(pairs, weights);
  }

  /** As GraphX wants them. */
  Iterator<Edge<Object>> iterator() {
    return IntStream.range(0, pairs.length).mapToObj(this::edge).iterator();
  }

  private Edge<Object> edge(int i) {
    double weight = weights.length == 0 ? 1 : weights[i];
    return new Edge<>(pairs[i] >>> 32, pairs[i] & 0xFFFFFFFFL, weight);
  }

  /** By source, then by target, each with the place in the lower half of a long; then weights. */
  private static SortedEdges weighted(long[] pairs, double[] weights) {
    long[] order = new long[pairs.length];
    Arrays.setAll(order, i -> (pairs[i] & 0xFFFFFFFF00000000L) | i);
    Arrays.sort(order);
    for (int start = 0, end; start < order.length; start = end) {
      end = endOfRun(order, start, 32);
      for (int i = start; i < end; i++) {
        order[i] = (pairs[(int) order[i]] << 32) | (order[i] & 0xFFFFFFFFL);
      }
      Arrays.sort(order, start, end);
    }
    long[] sortedPairs = new long[pairs.length];
    double[] sortedWeights = new double[pairs.length];
    for (int i = 0; i < order.length; i++) {
      sortedPairs[i] = pairs[(int) order[i]];
      sortedWeights[i] = weights[(int) order[i]];
    }
    for (int start = 0, end; start < order.length; start = end) {
      end = endOfRun(sortedPairs, start, 0);
      Arrays.sort(sortedWeights, start, end);
    }
    return new SortedEdges(sortedPairs, sortedWeights);
  }

  /** Where values begin that differ in more than their lowest {@code ignored} bits. */
  private static int endOfRun(long[] values, int start, int ignored) {
    int end = start + 1;
    while (end < values.length && values[end] >>> ignored == values[start] >>> ignored) {
      end++;
    }
    return end;
  }
}
