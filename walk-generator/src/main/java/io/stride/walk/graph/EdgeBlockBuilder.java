package io.stride.walk.graph;

import java.util.Arrays;

/** Gathers edges into an {@link EdgeBlock}. */
final class EdgeBlockBuilder {
  private static final int FIRST_CAPACITY = 1024;

  private final boolean weighted;
  private int[] sources = new int[FIRST_CAPACITY];
  private int[] targets = new int[FIRST_CAPACITY];
  private double[] weights;
  private int size;

  EdgeBlockBuilder(boolean weighted) {
    this.weighted = weighted;
    this.weights = new double[weighted ? FIRST_CAPACITY : 0];
  }

  /** Adds an edge; the weight is dropped in an unweighted block. */
  void add(int source, int target, double weight) {
    if (size == sources.length) {
      grow();
    }
    sources[size] = source;
    targets[size] = target;
    if (weighted) {
      weights[size] = weight;
    }
    size++;
  }

  /** Edges added. */
  int size() {
    return size;
  }

  /** The edges added, in that order. */
  EdgeBlock build() {
    return new EdgeBlock(
        Arrays.copyOf(sources, size),
        Arrays.copyOf(targets, size),
        weighted ? Arrays.copyOf(weights, size) : null);
  }

  private void grow() {
    int capacity = size + (size >> 1);
    sources = Arrays.copyOf(sources, capacity);
    targets = Arrays.copyOf(targets, capacity);
    weights = weighted ? Arrays.copyOf(weights, capacity) : weights;
  }
}
