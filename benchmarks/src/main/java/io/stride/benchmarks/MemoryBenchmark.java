package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.engine.GraphSize;
import io.stride.walk.engine.WalkMemory;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;

/**
 * What a graph and the tables that walks need beside it take in the heap, measured as used heap
 * after a full collection, against the estimate. Arguments: {@code GRAPH...}.
 */
public final class MemoryBenchmark {
  private static final WalkSettings SETTINGS = new WalkSettings(80, 1, 0.5, 2, 42);

  private MemoryBenchmark() {}

  /** Measures and prints two lines per graph. */
  public static void main(String[] args) {
    Arguments arguments = Arguments.of(args);
    for (int i = 0; i < Math.max(1, arguments.words().size()); i++) {
      measure(BenchmarkGraph.of(arguments.text(i, "rmat17")));
    }
  }

  private static void measure(BenchmarkGraph which) {
    long before = usedHeap();
    CompactGraph graph = which.edges().compact();
    long withGraph = usedHeap();
    WalkTables tables = WalkTables.of(graph, SETTINGS);
    long withTables = usedHeap();
    WalkMemory estimate =
        new WalkMemory(
            new GraphSize(graph.nodeCount(), graph.edgeCount(), false, graph.weighted(), 0),
            SETTINGS);
    long beside = estimate.edgeFilter().bytes() + estimate.aliasTables().bytes();
    report(which.label() + " adjacency", withGraph - before, estimate.adjacency().bytes());
    report(which.label() + " beside it", withTables - withGraph, beside);
    Output.print(
        "%s: %.2f bytes beside the adjacency per directed edge",
        which.label(), (withTables - withGraph) / (double) tables.graph().adjacencySize());
  }

  private static void report(String what, long measured, long estimated) {
    Output.print(
        "%-22s measured %,d KiB  estimated %,d KiB  ratio %.3f",
        what, measured >> 10, estimated >> 10, estimated / (double) measured);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    // One collection may leave what the next one finds.
    for (int i = 0; i < 5; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
