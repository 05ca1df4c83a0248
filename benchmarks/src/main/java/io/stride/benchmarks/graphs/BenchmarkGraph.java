package io.stride.benchmarks.graphs;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** The graphs that figures are reported for. */
public enum BenchmarkGraph {
  /** R-MAT, 1M edges. */
  RMAT17(() -> Rmat.generate(17, 1_000_000, 1)),
  /** R-MAT, 100k edges. */
  RMAT14(() -> Rmat.generate(14, 100_000, 1)),
  /** R-MAT, 10M edges. */
  RMAT20(() -> Rmat.generate(20, 10_000_000, 1)),
  /** Preferential attachment, 200k nodes, 2M edges. */
  BA200K(() -> BarabasiAlbert.generate(200_000, 10, 2)),
  /** Preferential attachment, 2M nodes, 20M edges. */
  BA2M(() -> BarabasiAlbert.generate(2_000_000, 10, 5)),
  /** Preferential attachment, 2,000 nodes, 10k edges: to train on. */
  BA2K(() -> BarabasiAlbert.generate(2_000, 5, 6)),
  /** R-MAT, 20M edges, hubs of some 70,000. */
  RMAT21(() -> Rmat.generate(21, 20_000_000, 4)),
  /** R-MAT with weights, 100k edges. */
  WEIGHTED14(() -> Rmat.weighted(14, 100_000, 3)),
  /** R-MAT with weights, 1M edges. */
  WEIGHTED17(() -> Rmat.weighted(17, 1_000_000, 1)),
  /** One node with 10 million neighbours. */
  STAR10M(() -> star(10_000_000));

  // A lambda without state, which the compiler cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<EdgeArrays> generator;

  BenchmarkGraph(Supplier<EdgeArrays> generator) {
    this.generator = generator;
  }

  /** Makes the graph anew; the same every time. */
  public EdgeArrays edges() {
    return generator.get();
  }

  /** Its name on the command line and in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The graph of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BenchmarkGraph of(String label) {
    return Arrays.stream(values())
        .filter(graph -> graph.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no graph " + label + ", there are " + Arrays.toString(values())));
  }

  private static EdgeArrays star(int leaves) {
    int[] targets = new int[leaves];
    Arrays.setAll(targets, i -> i + 1);
    return new EdgeArrays(leaves + 1, new int[leaves], targets, null);
  }
}
