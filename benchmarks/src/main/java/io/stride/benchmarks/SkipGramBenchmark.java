package io.stride.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.train.skipgram.SkipGramListener;
import io.stride.train.skipgram.SkipGramResult;
import io.stride.train.skipgram.SkipGramRound;
import io.stride.train.skipgram.SkipGramSettings;
import io.stride.train.skipgram.SkipGramStart;
import io.stride.train.skipgram.SkipGramTraining;
import io.stride.walk.engine.ReplicatedWalkEngine;
import io.stride.walk.graph.CompactGraph;
import io.stride.walk.sampling.WalkSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Tokens per CPU second of skip-gram on one partition against gensim's with one thread, on the same
 * walks: {@code SkipGramBenchmark [PYTHON|none [GRAPH [WALKS]]]}. Ours counts the CPU time of the
 * whole process: drawing walks twice, Spark, garbage collection and compilation included; gensim's
 * that of its training alone, without reading walks.
 */
public final class SkipGramBenchmark {
  private static final int SIZE = 128;
  private static final int WINDOW = 10;
  private static final int NEGATIVES = 5;
  private static final int REPETITIONS = 3;

  private final CompactGraph graph;
  private final WalkSettings walks;

  private SkipGramBenchmark(CompactGraph graph, WalkSettings walks) {
    this.graph = graph;
    this.walks = walks;
  }

  /** Runs the benchmark; see the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Arguments arguments = Arguments.of(args);
    BenchmarkGraph which = BenchmarkGraph.of(arguments.text(1, "ba2k"));
    int perNode = Integer.parseInt(arguments.text(2, "10"));
    SkipGramBenchmark benchmark =
        new SkipGramBenchmark(which.edges().compact(), new WalkSettings(80, perNode, 1, 1, 1));
    double ours = benchmark.ours();
    Output.print("%s: ours %,.0f tokens per CPU second", which.label(), ours);
    String python = arguments.text(0, "none");
    OptionalDouble gensim = benchmark.gensim(python);
    if (gensim.isEmpty()) {
      Output.print("%s: gensim skipped: %s has no gensim", which.label(), python);
    } else {
      double theirs = gensim.getAsDouble();
      Output.print(
          "%s: gensim %,.0f tokens per CPU second, ours / gensim %.2f",
          which.label(), theirs, ours / theirs);
    }
  }

  private double ours() {
    try (SparkSession spark = LocalSession.open(1)) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      try (ReplicatedWalkEngine engine = new ReplicatedWalkEngine(context, graph, walks)) {
        SkipGramSettings settings =
            new SkipGramSettings(SIZE, WINDOW, NEGATIVES, 0.025, 1, 0, 1, 1);
        SkipGramTraining training = new SkipGramTraining(context, settings, 1);
        double[] rates = new double[REPETITIONS + 1];
        Arrays.setAll(rates, run -> rate(training, engine));
        return Arrays.stream(rates, 1, rates.length).sorted().toArray()[REPETITIONS / 2];
      }
    }
  }

  private double rate(SkipGramTraining training, ReplicatedWalkEngine engine) {
    long begun = processCpuTime();
    SkipGramResult result =
        training.train(engine, SkipGramStart.random(graph.nodeCount()), SkipGramListener.NONE);
    long tokens = result.rounds().stream().mapToLong(SkipGramRound::tokens).sum();
    return tokens * 1e9 / (processCpuTime() - begun);
  }

  private OptionalDouble gensim(String python) throws IOException, InterruptedException {
    Path file = Files.createTempFile("walks", ".txt");
    try {
      WalkFile.write(file, graph, walks);
      return PythonScript.run(python, "skip_gram.py", file, SIZE, WINDOW, NEGATIVES, REPETITIONS);
    } finally {
      Files.delete(file);
    }
  }

  private static long processCpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
