package io.stride.benchmarks;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Steps per CPU second of the walk sampler on one thread. Arguments, all optional: {@code GRAPH P Q
 * REPETITIONS}; see the module's README.
 */
public final class WalkBenchmark {
  private static final int LENGTH = 80;
  private static final long STEPS = 5_000_000;
  private static final int WARM_UP = 2;

  private WalkBenchmark() {}

  /**
   * Measures and prints one line per repetition and a summary.
   *
   * @throws IOException if the graph cannot be read
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length > 0 ? args[0] : "data/cora/edges.tsv");
    double p = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    double q = args.length > 2 ? Double.parseDouble(args[2]) : 1;
    int repetitions = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    CompactGraph graph = EdgeFile.read(file);
    print("graph  %s: %,d nodes, %,d edges", file, graph.nodeCount(), graph.edgeCount());
    print("walks  %d nodes each, p=%s, q=%s, one thread", LENGTH, p, q);
    WalkSettings settings = new WalkSettings(LENGTH, 1, p, q, 1);
    double[] rates = new double[repetitions];
    for (int run = -WARM_UP; run < repetitions; run++) {
      double rate = rate(graph, settings);
      print("%s %.2f million steps per CPU second", run < 0 ? "warm-up" : "run    ", rate / 1e6);
      if (run >= 0) {
        rates[run] = rate;
      }
    }
    Arrays.sort(rates);
    print(
        "result median %.2f, min %.2f, max %.2f million steps per CPU second",
        rates[repetitions / 2] / 1e6, rates[0] / 1e6, rates[repetitions - 1] / 1e6);
  }

  /** Walks from every node in turn until enough steps are done. */
  private static double rate(CompactGraph graph, WalkSettings settings) {
    SecondOrderSampler sampler = new SecondOrderSampler(WalkTables.of(graph, settings), settings);
    int[] path = new int[LENGTH];
    long steps = 0;
    long begun = cpuNanos();
    for (int walk = 0; steps < STEPS; walk++) {
      for (int node = 0; node < graph.nodeCount() && steps < STEPS; node++) {
        steps += sampler.sample(node, walk, path) - 1;
      }
    }
    return steps * 1e9 / (cpuNanos() - begun);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
