package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.run.Progress;
import io.stride.jobs.walks.WalksJob;
import io.stride.jobs.walks.WalksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The job walks from edges to Parquet: steps per second of the stage that draws and writes, in
 * wall- clock time. Arguments: {@code SLOTS GRAPH ENGINE IDS}; ten walks of 80 nodes at each node,
 * p=0.5, q=2.
 */
public final class ParquetWalkBenchmark {
  private ParquetWalkBenchmark() {}

  /**
   * Runs the job twice and prints the second run.
   *
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int slots = Integer.parseInt(arguments.text(0, "1"));
    BenchmarkGraph graph = BenchmarkGraph.of(arguments.text(1, "rmat17"));
    String engine = arguments.text(2, "replicated");
    String ids = arguments.text(3, "input");
    SparkSession spark = LocalSession.open(slots);
    Path edges = GraphFiles.write(graph);
    Path output = Files.createTempDirectory("walks");
    for (String run : new String[] {"warm", "measured"}) {
      Map<String, Object> settings =
          Map.of(
              "input.path",
              edges.toString(),
              "output.path",
              output.toString(),
              "output.run-id",
              run,
              "walk.p",
              0.5,
              "walk.q",
              2.0,
              "walk.engine",
              engine,
              "walks.ids",
              ids);
      StrideConfig config = StrideConfig.load(Optional.empty(), settings);
      Map<String, Object> manifest =
          new WalksJob(spark, WalksSettings.read(config), Progress.silent())
              .run()
              .manifest()
              .asMap();
      report(run, manifest, slots);
    }
    spark.stop();
  }

  private static void report(String run, Map<String, Object> manifest, int slots) {
    Map<?, ?> timings = (Map<?, ?>) manifest.get("timings");
    Map<?, ?> outputs = (Map<?, ?>) manifest.get("outputs");
    double seconds = ((Number) timings.get("drawing walks")).doubleValue();
    long steps = ((Number) outputs.get("steps")).longValue();
    Output.print(
        "%s: %,d steps in %.1f s, %.2f M steps/s and slot; stages %s",
        run, steps, seconds, steps / seconds / slots / 1e6, timings);
  }
}
