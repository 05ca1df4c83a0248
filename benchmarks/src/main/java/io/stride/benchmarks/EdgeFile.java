package io.stride.benchmarks;

import io.stride.walk.graph.CompactGraph;
import io.stride.walk.graph.CompactGraphBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads an edge list without Spark, so that nothing else runs beside a measurement. */
final class EdgeFile {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  private EdgeFile() {}

  /**
   * The undirected, unweighted graph of the first two columns; duplicates merged, loops dropped.
   *
   * @throws IOException if the file cannot be read or a line has one column
   */
  static CompactGraph read(Path file) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    Set<Long> edges = new TreeSet<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          add(SEPARATOR.split(line.strip(), 3), numbers, edges);
        }
      }
    }
    int[] sources = new int[edges.size()];
    int[] targets = new int[edges.size()];
    int count = 0;
    for (long edge : edges) {
      sources[count] = (int) (edge >>> 32);
      targets[count++] = (int) edge;
    }
    return CompactGraphBuilder.fromEdges(numbers.size(), sources, targets, null, false);
  }

  private static void add(String[] columns, Map<String, Integer> numbers, Set<Long> edges)
      throws IOException {
    if (columns.length < 2) {
      throw new IOException("a line has one column: " + columns[0]);
    }
    long source = number(columns[0], numbers);
    long target = number(columns[1], numbers);
    if (source != target) {
      edges.add((Math.min(source, target) << 32) | Math.max(source, target));
    }
  }

  private static int number(String id, Map<String, Integer> numbers) {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(id, next);
    return known == null ? next : known;
  }
}
