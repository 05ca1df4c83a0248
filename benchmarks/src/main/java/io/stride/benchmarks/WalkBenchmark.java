package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.SecondOrderSampler;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.sampling.WalkerBatch;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * Steps per CPU second of the walkers alone, on one thread: the batch of walkers, and the plain
 * sampler in turn with it. Arguments: {@code GRAPH [P Q]...}; see docs/benchmarks.md.
 */
public final class WalkBenchmark {
  private static final int LENGTH = 80;
  private static final long STEPS = 20_000_000;

  private WalkBenchmark() {}

  /** Measures and prints one line per p and q. */
  public static void main(String[] args) {
    Arguments arguments = Arguments.of(args);
    BenchmarkGraph which = BenchmarkGraph.of(arguments.text(0, "rmat17"));
    double[] parameters = arguments.numbers(1, 0.5, 2, 1, 1);
    CompactGraph graph = which.edges().compact();
    Output.print("%s: %,d nodes, %,d edges", which.label(), graph.nodeCount(), graph.edgeCount());
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      measure(graph, new WalkSettings(LENGTH, 1, parameters[i], parameters[i + 1], 42));
    }
  }

  private static void measure(CompactGraph graph, WalkSettings settings) {
    WalkTables tables = WalkTables.of(graph, settings);
    long walks = STEPS / (LENGTH - 1);
    Repetitions batch = new Repetitions(() -> batch(tables, settings, walks));
    Repetitions plain = new Repetitions(() -> plain(tables, settings, walks / 4));
    for (int run = 0; run < Repetitions.COUNT; run++) {
      batch.run();
      plain.run();
    }
    Output.print(
        "p=%s q=%s  batch %s  plain %s  ratio %.2f",
        settings.p(), settings.q(), batch, plain, batch.median() / plain.median());
  }

  private static long batch(WalkTables tables, WalkSettings settings, long walks) {
    WalkerBatch batch = new WalkerBatch(tables, settings, keys(tables.graph(), walks));
    long steps = 0;
    while (batch.hasNext()) {
      steps += batch.next().length - 1;
    }
    return steps;
  }

  private static long plain(WalkTables tables, WalkSettings settings, long walks) {
    SecondOrderSampler sampler = new SecondOrderSampler(tables, settings);
    int[] path = new int[LENGTH];
    long steps = 0;
    for (PrimitiveIterator.OfLong keys = keys(tables.graph(), walks); keys.hasNext(); ) {
      long key = keys.nextLong();
      steps += sampler.sample((int) (key >>> 32), (int) key, path) - 1;
    }
    return steps;
  }

  /** From every node in turn, as often as it takes. */
  private static PrimitiveIterator.OfLong keys(CompactGraph graph, long walks) {
    long nodes = graph.nodeCount();
    return LongStream.range(0, walks).map(i -> ((i % nodes) << 32) | (i / nodes)).iterator();
  }
}
