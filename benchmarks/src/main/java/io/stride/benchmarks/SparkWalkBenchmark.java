package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.engine.WalkKey;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import io.stride.walk.sampling.WalkTables;
import io.stride.walk.sampling.WalkerBatch;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The replicated engine inside a Spark task, its walks counted and dropped, in turn with the
 * walkers alone in the same JVM. Steps per second of wall-clock time, scheduling of the job
 * included, on one slot. Arguments: {@code GRAPH [P Q]...}.
 */
public final class SparkWalkBenchmark {
  private static final int LENGTH = 80;
  private static final long STEPS = 20_000_000;
  private static final int RUNS = 5;

  private SparkWalkBenchmark() {}

  /** Measures and prints one line per p and q. */
  public static void main(String[] args) {
    Arguments arguments = Arguments.of(args);
    BenchmarkGraph which = BenchmarkGraph.of(arguments.text(0, "rmat17"));
    double[] parameters = arguments.numbers(1, 0.5, 2, 1, 1);
    CompactGraph graph = which.edges().compact();
    SparkSession spark = LocalSession.open(1);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Output.print("%s: %,d nodes, %,d edges", which.label(), graph.nodeCount(), graph.edgeCount());
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      measure(context, graph, new WalkSettings(LENGTH, 1, parameters[i], parameters[i + 1], 42));
    }
    spark.stop();
  }

  private static void measure(JavaSparkContext context, CompactGraph graph, WalkSettings settings) {
    WalkTables tables = WalkTables.of(graph, settings);
    double[] alone = new double[RUNS];
    double[] inside = new double[RUNS];
    try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, settings)) {
      for (int run = -1; run < RUNS; run++) {
        double aloneRate =
            WallClock.rate(() -> count(new WalkerBatch(tables, settings, keys(graph.nodeCount()))));
        double insideRate = WallClock.rate(() -> inTask(context, engine));
        if (run >= 0) {
          alone[run] = aloneRate;
          inside[run] = insideRate;
        }
      }
    }
    Output.print(
        "p=%s q=%s  alone %.2f M/s  in a Spark task %.2f M/s  ratio %.2f (medians of %d)",
        settings.p(),
        settings.q(),
        WallClock.median(alone) / 1e6,
        WallClock.median(inside) / 1e6,
        WallClock.median(inside) / WallClock.median(alone),
        RUNS);
  }

  private static long inTask(JavaSparkContext context, ReplicatedWalkEngine engine) {
    return context
        .parallelize(List.of(engine.nodeCount()), 1)
        .map(nodes -> count(engine.walks(keys(nodes))))
        .first();
  }

  private static long count(Iterator<int[]> walks) {
    long steps = 0;
    while (walks.hasNext()) {
      steps += walks.next().length - 1;
    }
    return steps;
  }

  private static PrimitiveIterator.OfLong keys(int nodes) {
    return LongStream.range(0, STEPS / (LENGTH - 1))
        .map(i -> WalkKey.of((int) (i % nodes), (int) (i / nodes)))
        .iterator();
  }
}
