package io.stride.benchmarks;

import io.stride.jobs.evaluation.KeyedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A graph of text edges with some of its nodes taken out, and all their edges.
 *
 * @param unseen ids of the nodes that were taken out
 * @param edges file of the edges between all others
 */
record NodeHoldout(Set<String> unseen, Path edges) {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  /**
   * Takes nodes out; the same for the same edges and seed.
   *
   * @param all file of edges: source and target, parted by white space or a comma
   * @param share of the nodes
   * @param directory where the other edges are written to
   * @throws IOException if a file cannot be read or written
   */
  static NodeHoldout of(Path all, double share, long seed, Path directory) throws IOException {
    List<String> lines =
        Files.readAllLines(all).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    Set<String> nodes = new TreeSet<>();
    lines.forEach(line -> nodes.addAll(ends(line)));
    Set<String> unseen =
        new HashSet<>(
            nodes.stream()
                .sorted(
                    Comparator.comparingLong(node -> KeyedHash.of(seed, KeyedHash.ofText(node))))
                .limit(Math.round(share * nodes.size()))
                .toList());
    Path left = directory.resolve("seen-" + seed + ".tsv");
    Files.write(
        left,
        lines.stream().filter(line -> ends(line).stream().noneMatch(unseen::contains)).toList());
    return new NodeHoldout(unseen, left);
  }

  private static List<String> ends(String line) {
    return List.of(SEPARATOR.split(line.strip())).subList(0, 2);
  }
}
