package io.stride.benchmarks.graphs;

/**
 * Graphs grown by preferential attachment (Barabasi and Albert, "Emergence of Scaling in Random
 * Networks", Science 1999).
 */
final class BarabasiAlbert {
  private BarabasiAlbert() {}

  /**
   * An undirected simple graph.
   *
   * @param nodes how many
   * @param each edges that a new node brings; (nodes - each) * each edges in all
   */
  static EdgeArrays generate(int nodes, int each, long seed) {
    SplitMix random = new SplitMix(seed);
    long[] pairs = new long[(nodes - each) * each];
    // Every node as often as it has edges: a uniform pick from it prefers the well connected.
    int[] ends = new int[2 * pairs.length];
    int[] picked = new int[each];
    for (int i = 0; i < each; i++) {
      picked[i] = i;
    }
    int count = 0;
    for (int node = each; node < nodes; node++) {
      for (int other : picked) {
        ends[2 * count] = other;
        ends[2 * count + 1] = node;
        pairs[count++] = ((long) other << 32) | node;
      }
      pick(picked, ends, 2 * count, random);
    }
    random.shuffle(pairs);
    return EdgeArrays.shuffled(pairs, random);
  }

  private static void pick(int[] picked, int[] ends, int size, SplitMix random) {
    int found = 0;
    while (found < picked.length) {
      int node = ends[random.nextInt(size)];
      boolean known = false;
      for (int i = 0; i < found; i++) {
        known |= picked[i] == node;
      }
      if (!known) {
        picked[found++] = node;
      }
    }
  }
}
