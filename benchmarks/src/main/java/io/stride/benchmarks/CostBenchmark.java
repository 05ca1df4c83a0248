package io.stride.benchmarks;

import io.stride.benchmarks.graphs.BenchmarkGraph;
import io.stride.jobs.run.Manifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * What embedding a graph costs from a file of edges to vectors: seconds by stage, as the manifest
 * has them, and the peak of the process's resident memory (VmHWM: heap as far as it was ever
 * touched, and all outside of it), which is not what the graph needs at least but what a JVM with
 * this heap takes. Each graph in a JVM of its own, with the default settings unless others are
 * given. Arguments: {@code HEAP GRAPH... KEY=VALUE...}, a heap like 4g, a graph a file of edges or
 * one of {@link BenchmarkGraph}, for instance rmat14, rmat17 and rmat20 with 0.1, 1 and 10 million
 * edges. Linux only.
 */
public final class CostBenchmark {
  private static final int SLOTS = 2;
  private static final String RUN = "cost";

  private CostBenchmark() {}

  /**
   * Embeds one graph after the other and prints a line for each.
   *
   * @throws IOException if a process fails or temporary files cannot be written
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Arguments arguments = Arguments.of(args);
    String heap = arguments.text(0, "4g");
    Output.print("heap %s, %d task slots", heap, SLOTS);
    List<String> others =
        arguments.words().subList(Math.min(1, arguments.words().size()), arguments.words().size());
    List<String> settings = others.stream().filter(CostBenchmark::assigns).toList();
    List<String> graphs = others.stream().filter(Predicate.not(CostBenchmark::assigns)).toList();
    for (String graph : graphs.isEmpty() ? List.of("rmat14") : graphs) {
      measure(graph, heap, settings);
    }
  }

  private static boolean assigns(String argument) {
    return argument.contains("=");
  }

  private static void measure(String graph, String heap, List<String> settings)
      throws IOException, InterruptedException {
    boolean file = Files.exists(Path.of(graph));
    Path edges = file ? Path.of(graph) : GraphFiles.write(BenchmarkGraph.of(graph));
    Path output = Files.createTempDirectory("cost");
    long begun = System.nanoTime();
    long kibibytes = embed(edges, output, heap, settings);
    double wall = (System.nanoTime() - begun) * 1e-9;
    org.apache.hadoop.fs.Path manifest =
        new org.apache.hadoop.fs.Path(output + "/manifests/" + RUN + ".json");
    print(
        graph,
        Manifest.read(FileSystem.getLocal(new Configuration()), manifest),
        kibibytes / 1024.0,
        wall);
  }

  /** Peak resident memory in KiB. */
  private static long embed(Path edges, Path output, String heap, List<String> settings)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What this JVM was told of modules: Spark needs it there as well.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.add("-Xmx" + heap);
    command.add("-Dspark.master=local[" + SLOTS + "]");
    command.add("-Dspark.ui.enabled=false");
    command.add("-Dspark.driver.host=localhost");
    command.add("-Dspark.driver.bindAddress=127.0.0.1");
    command.add("-Dspark.sql.shuffle.partitions=" + SLOTS);
    command.add(MeasuredEmbed.class.getName());
    command.addAll(List.of("embed", "--input", edges.toString()));
    command.addAll(List.of("--output", output.toString(), "--run-id", RUN));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    Path errors = Files.createTempFile("cost", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "embed of %s ended with code %d, its messages are in %s: %s"
              .formatted(edges, code, errors, out));
    }
    Files.delete(errors);
    return out.lines()
        .filter(line -> line.startsWith(MeasuredEmbed.PEAK))
        .mapToLong(line -> Long.parseLong(line.substring(MeasuredEmbed.PEAK.length())))
        .findFirst()
        .orElseThrow();
  }

  private static void print(String graph, Manifest manifest, double mebibytes, double wall) {
    Map<?, ?> input = (Map<?, ?>) manifest.section("input").orElseThrow();
    Map<?, ?> counts = (Map<?, ?>) input.get("graph");
    long nodes = ((Number) counts.get("nodes")).longValue();
    long edges = ((Number) counts.get("edges")).longValue();
    double seconds = ((Number) manifest.section("elapsedSeconds").orElseThrow()).doubleValue();
    String stages =
        ((Map<?, ?>) manifest.section("timings").orElseThrow())
            .entrySet().stream()
                .map(
                    stage ->
                        String.format(
                            Locale.ROOT,
                            "%s %.1f",
                            stage.getKey(),
                            ((Number) stage.getValue()).doubleValue()))
                .collect(Collectors.joining(", "));
    Output.print(
        "%s: %,d nodes, %,d edges, %.1f s (with the JVM's start and Spark's %.1f s), peak resident"
            + " %,.0f MiB, %,.0f vectors/s; seconds: %s",
        shortened(graph), nodes, edges, seconds, wall, mebibytes, nodes / seconds, stages);
  }

  /** A file by its folder and name; a graph by its name. */
  private static String shortened(String file) {
    Path path = Path.of(file);
    int names = path.getNameCount();
    return path.subpath(Math.max(0, names - 2), names).toString();
  }
}
