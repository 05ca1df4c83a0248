package io.stride.benchmarks.graphs;

import java.util.Arrays;

/**
 * Recursive matrix graphs, whose degrees follow a power law with large hubs (Chakrabarti, Zhan and
 * Faloutsos, "R-MAT: A Recursive Model for Graph Mining", SDM 2004), with the usual quadrant
 * probabilities 0.57, 0.19, 0.19, 0.05.
 */
final class Rmat {
  private Rmat() {}

  /**
   * An undirected simple graph.
   *
   * @param scale nodes are drawn from 2^scale; those that get no edge are left out
   * @param edges how many different edges
   */
  static EdgeArrays generate(int scale, int edges, long seed) {
    SplitMix random = new SplitMix(seed);
    PairList pairs = new PairList();
    while (pairs.size() < edges) {
      int missing = edges - pairs.size();
      int surplus = missing / 8 + 1000;
      for (int i = -surplus; i < missing; i++) {
        draw(scale, random, pairs);
      }
      pairs.makeDistinct();
    }
    long[] all = pairs.toArray();
    random.shuffle(all);
    return EdgeArrays.shuffled(Arrays.copyOf(all, edges), random);
  }

  /** The same with weights from 0.1 to 10, most of them small. */
  static EdgeArrays weighted(int scale, int edges, long seed) {
    EdgeArrays graph = generate(scale, edges, seed);
    SplitMix random = new SplitMix(seed + 1);
    float[] weights = new float[edges];
    for (int i = 0; i < edges; i++) {
      weights[i] = Math.max(1, Math.round(1 / (0.01 + random.nextUnit()))) / 10f;
    }
    return new EdgeArrays(graph.nodes(), graph.sources(), graph.targets(), weights);
  }

  private static void draw(int scale, SplitMix random, PairList pairs) {
    int source = 0;
    int target = 0;
    for (int bit = 0; bit < scale; bit++) {
      double quadrant = random.nextUnit();
      source = source << 1 | (quadrant >= 0.76 ? 1 : 0);
      target = target << 1 | ((quadrant >= 0.57 && quadrant < 0.76) || quadrant >= 0.95 ? 1 : 0);
    }
    if (source != target) {
      pairs.add(source, target);
    }
  }
}
